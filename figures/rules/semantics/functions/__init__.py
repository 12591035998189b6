"""The functions that expressions may call. All are total: what is unknown stays unknown, with its reason."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from figures.rules.semantics.functions.common import Function, known

__all__ = ["NAMES", "Function", "find_function", "known"]

_MODULES = {
    "clock": "hours",
    "calendar": "elapsed lasted since turned same_weekdays",
    "surroundings": "shared_words listed",
    "rescaling": "per at_work in difference round abs",
    "currencies": "convert implied_rate nearby_rate mistaken_pair",
    "growth": "grown",
    "days": "weekday days years age one_day one_year precedes",
    "lists": "sum mean min max count first possible_share agree last same_digits odd rest",
    "notation": "well_grouped pointed unpointed doubled on_the_clock dangling suffix ordinal_form stem pick"
    " digits",
    "misgrouped": "regroup",
    "statistics": "p_value shown_p p_of_interval sqrt square exp possible_mean possible_sd possible_part",
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names.split()}

NAMES = tuple(_HOMES)


@cache
def find_function(name: str) -> Function:
    """The function of a name, whose module is loaded when the first of its functions is called.

    >>> find_function("sum").arguments
    1
    """
    found: Function = import_module(f"{__name__}.{_HOMES[name]}").FUNCTIONS[name]
    return found
