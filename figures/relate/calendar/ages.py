from __future__ import annotations
def ages_of(scenes, lexicon): return iter(())
