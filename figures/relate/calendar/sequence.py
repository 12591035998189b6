from __future__ import annotations
def sequences_of(scenes, lexicon): return iter(())
