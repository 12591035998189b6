from __future__ import annotations
def ordinals_of(scenes, lexicon): return iter(())
