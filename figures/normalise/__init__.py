"""Normalisation: figures brought to a common form, as the `normalise:` sections of packs say.

`Figure.normalised` is for grouping, for tables and for reading; rules compare what was written.
"""

from figures.normalise.apply import normalise, normalised
from figures.normalise.load import load_settings
from figures.normalise.settings import Alias, Settings

__all__ = ["Alias", "Settings", "load_settings", "normalise", "normalised"]
