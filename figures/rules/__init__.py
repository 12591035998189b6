"""Rules: YAML packs that say which figures belong together, and which equation must then be possible.

`load_packs` reads packs into a `RuleSet`; `check` finds the places where no reading of an article satisfies
a rule; `verdicts` tells what came of every place that a rule looked at; `run_tests` runs the tests inside the
rules.
"""

from figures.rules.checking import Checked, check, open_document, verdicts
from figures.rules.load import load_packs, shipped_packs
from figures.rules.records import Example, Rule, RuleSet
from figures.rules.testing import Result, Tested, run_tests
from figures.rules.verdict import Outcome, Verdict

__all__ = [
    "Checked",
    "Example",
    "Outcome",
    "Result",
    "Rule",
    "RuleSet",
    "Tested",
    "Verdict",
    "check",
    "load_packs",
    "open_document",
    "run_tests",
    "shipped_packs",
    "verdicts",
]
