from __future__ import annotations
def weekdays_of(scenes, lexicon): return iter(())
