"""Rules: YAML packs that say which figures belong together, and which equation must then be possible.

`load_packs` reads packs into a `RuleSet`; `check` finds the places where no reading of an article satisfies
a rule; `verdicts` tells what came of every place that a rule looked at. The tests inside the rules are run by
`figures.rules.testing`, which a check does not need. What is known of one figure is told by `figures.rules.explaining`.

`syntax` reads what rules say, `semantics` tells what that means for an article, `judging` decides where rules apply
and whether they hold, and `findings` puts what was found into words.
"""

from figures.rules.checking import Checked, check, open_document, verdicts
from figures.rules.judging.verdict import Outcome, Verdict
from figures.rules.syntax.load import load_packs, shipped_packs
from figures.rules.syntax.records import Example, Rule, RuleSet

__all__ = [
    "Checked",
    "Example",
    "Outcome",
    "Rule",
    "RuleSet",
    "Verdict",
    "check",
    "load_packs",
    "open_document",
    "shipped_packs",
    "verdicts",
]
