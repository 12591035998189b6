"""What is left of what came in when what went out is taken off: revenue of £84m, costs of £71m, a profit of £13m."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figures.relate.attach import NEAR, NEAREST
from figures.relate.frames import ProductForm
from figures.relate.likeness import is_amount
from figures.relate.products.outcomes import others_told, outcome_of
from figures.relate.record import DENIED, Mention, Relation, Tie
from figures.relate.text import Text

NAMES = ("gain", "cost", "profit", "loss")
"""What a sum can be in an account, as its word lists are called."""
LISTS = {"gain": "gains", "cost": "costs", "profit": "profits", "loss": "losses_told"}
RESULTS = ("profit", "loss")
LISTS_OF_RESULTS = tuple(LISTS[name] for name in RESULTS)
ENDING = 2
"""Letters of the ending of a verb in the past."""
AHEAD, BEHIND = 7, 4
"""So many words before and behind a sum may name it."""


def profits_of(
    result: Mention, form: ProductForm, reach: Sequence[tuple[int, Mention]], text: Text
) -> Iterator[Relation]:
    """What came in and what went out, of which a profit or a loss is the difference."""
    if not result.sort.startswith("money") or not text.utterance(result).lists.any_of(*LISTS_OF_RESULTS):
        return
    if name_of(result, text) not in RESULTS:
        return
    like = [
        each for _, each in reach if each.sort == result.sort and is_amount(each) and each.per == result.per
    ]
    gains = [each for each in like if name_of(each, text) == "gain"]
    costs = [each for each in like if name_of(each, text) == "cost"]
    if len(gains) != 1 or len(costs) != 1:
        return
    last = max(gains[0], costs[0], result, key=lambda each: each.place)
    tie, evidence = _tie(gains[0], costs[0], result, text)
    roles = {"gain": (gains[0].figure,), "cost": (costs[0].figure,), "total": (result.figure,)}
    if last is result:
        yield Relation(form.frame, form.name, roles, result.figure, 0, tie, evidence)


def _tie(
    gain: Mention, cost: Mention, result: Mention, text: Text
) -> tuple[Tie, tuple[tuple[str, int], ...]]:
    members = sorted((gain, cost), key=lambda each: each.place)
    outcome = outcome_of(result, members[1], ("remainders",), text)
    evidence = ("outcome", outcome), ("sentences", result.sentence - members[0].sentence)
    if DENIED in {gain.mood, cost.mood, result.mood} or text.is_of_another_time(result, members):
        return Tie.RIVAL, evidence
    if [word for word in others_told((*members, result), text) if not text.lexicon.has("remainders", word)]:
        return Tie.RIVAL, evidence
    if outcome == NEAREST:
        return Tie.TIED, evidence
    return (
        Tie.NEAR if outcome >= NEAR or gain.sentence == cost.sentence == result.sentence else Tie.RIVAL,
        evidence,
    )


def name_of(mention: Mention, text: Text) -> str | None:
    """What a sum is called, by the nearest word that names one: costs came to £5m, £5m in sales."""
    own = text.utterance(mention)
    low = own.tokens.low
    for at in range(mention.core[1], min(mention.core[1] + 2, len(low) - 1)):
        if text.lexicon.has("of", low[at]) and (name := name_at(low, at + 1, text)):
            return name  # 18 400 euros de recettes
    start = max((each.last for each in own.mentions if each.last <= mention.first), default=0)
    for at in range(mention.first - 1, max(start, mention.first - AHEAD) - 1, -1):
        if name := name_at(low, at, text):
            return name
        if low[at] in ";:" and at < mention.first - 1:
            break
    stop = min((each.first for each in own.mentions if each.first >= mention.last), default=own.tokens.end)
    for at in range(mention.last, min(stop, mention.last + BEHIND)):
        if low[at] in ",;:.":
            break
        if name := name_at(low, at, text):
            return name
    return None


def name_at(low: Sequence[str], at: int, text: Text) -> str | None:
    """What a word calls a sum, unless another word makes it a part only: fuel costs, foreign sales."""
    name = next((name for name in NAMES if text.lexicon.term(LISTS[name], low, at)), None)
    if name is None or not at:
        return name
    before = low[at - 1]
    is_verb = text.lexicon.has("past_verbs", low[at]) or text.lexicon.has("past_endings", low[at][-ENDING:])
    if name == "gain" and is_verb:
        return name  # the fair took £900
    whole = text.lexicon.term_before("whole_accounts", low, at) > 0  # pre-tax profit
    plain = (
        whole
        or not before[0].isalpha()
        or any(
            text.lexicon.has(what, before)
            for what in (
                "determiners",
                "conjunctions",
                "prepositions",
                "auxiliaries",
                "pronouns",
                "adverbs",
                "articles_before",
            )
        )
    )
    return name if plain or before.endswith(("'s", "’s")) else "part"
