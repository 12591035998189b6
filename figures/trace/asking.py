"""What is asked of the sources: each claim of a text, with the words around it and the names it may belong to."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct

from figures.lexicon import load
from figures.lexicon.record import Lexicon
from figures.lexicon.tokens import Tokens, tokenize
from figures.model import Extraction, Figure
from figures.relate.mentions import HYPHENS
from figures.trace.claims import Claim, claims_of
from figures.trace.context import WIDEST, Context, contexts
from figures.trace.kept import AND, OUT_OF, PAIR
from figures.trace.owners import Names, Owners, Record
from figures.units import UnitTable

SHORT = 6
"""So few words are an answer: what they are about, the sentence before says."""
COMMAS = frozenset(",;:()")
_LABEL = 12
"""The label of a pair stands within so many characters behind it: 4-7 FG."""


class Pairing(Struct, frozen=True):
    """The pair that a number is one of: the other one, whether it is the `second`, how they are joined, a label."""

    other: int
    second: bool
    way: str | None
    label: str


class Question(Struct, frozen=True, eq=False):
    """A claim as the sources are asked for it.

    `clause` has the words between the commas around it, `low` those of its sentence. `owners` are the records of the
    names that it may be of, the likeliest first, None for a name that the sources do not keep. `date` is the text's.
    """

    claim: Claim
    context: Context
    lexicon: Lexicon
    clause: frozenset[str]
    low: list[str]
    owners: tuple[Record | None, ...] = ()
    pairing: Pairing | None = None
    date: dt.date | None = None

    def says(self, what: str) -> bool:
        """Whether a word of the list `what` stands in the clause."""
        return any(self.lexicon.has(what, word) for word in self.clause)

    def has_word(self, what: str) -> bool:
        """Whether a word of the list `what` stands in the sentence."""
        return any(self.lexicon.has(what, word) for word in self.low)

    @property
    def stems(self) -> frozenset[str]:
        """The words of the clause without their endings."""
        return frozenset(self.lexicon.nouns.stem(word) for word in self.clause)


def questions(extraction: Extraction, units: UnitTable, names: Names) -> Iterator[Question]:
    """What a text asks of its sources, in its order."""
    lexicon = load(extraction.article.locale)
    claims = list(claims_of(extraction, units))
    owners = Owners(extraction, names, lexicon) if names else None
    pairings: dict[int, dict[int, Pairing]] = {}
    for claim, context in zip(claims, contexts(extraction, claims, lexicon), strict=True):
        tokens = tokens_of(extraction, claim.figure.sentence)
        low = _window(tokens, claim.figure)
        if len(low) < SHORT and claim.figure.sentence:
            low = tokens_of(extraction, claim.figure.sentence - 1).low[-2 * WIDEST :] + low
        clause = frozenset(_clause(tokens, claim.figure))
        if owners is None:
            yield Question(claim, context, lexicon, clause, low, date=extraction.article.date)
            continue
        block = claim.figure.block
        if block not in pairings:
            pairings[block] = _pairings(extraction, block)
        found = tuple(next(iter(each)) if len(each) == 1 else None for each in owners.of(claim))
        yield Question(
            claim,
            context,
            lexicon,
            clause,
            low,
            found,
            pairings[block].get(claim.start),
            extraction.article.date,
        )


def tokens_of(extraction: Extraction, sentence: int) -> Tokens:
    """The tokens of a sentence, be there a figure in it or not."""
    tokens = extraction.tokens[sentence]
    if tokens is None:
        span = extraction.sentences[sentence]
        tokens = tokenize(extraction.article.blocks[span.block].text, span.at, span.to)
    return tokens


def _clause(tokens: Tokens, figure: Figure) -> list[str]:
    before, behind = bisect_left(tokens.at, figure.at), bisect_left(tokens.at, figure.to)
    found = tokens.low[before:behind]
    for places in (range(before - 1, -1, -1)[:WIDEST], range(behind, len(tokens))[:WIDEST]):
        for place in places:
            if tokens.low[place] in COMMAS:
                break
            if not _is_first_half(tokens, place):
                found.append(tokens.low[place])
    return found


def _is_first_half(tokens: Tokens, place: int) -> bool:
    """Whether a word only says more of one behind a hyphen: a game-high 20 points is no number of games."""
    behind = place + 1
    return behind + 1 < len(tokens) and tokens.low[behind] in HYPHENS and tokens.glued(behind)


def _window(tokens: Tokens, figure: Figure) -> list[str]:
    """The words of a sentence, of a very long one those around a figure."""
    if len(tokens) <= 2 * WIDEST:
        return tokens.low
    at = bisect_left(tokens.at, figure.at)
    return tokens.low[max(at - WIDEST, 0) : at + WIDEST]


def _pairings(extraction: Extraction, number: int) -> dict[int, Pairing]:
    """The pairs of a block by the places in the source of both their numbers."""
    block = extraction.article.blocks[number]
    found: dict[int, Pairing] = {}
    for match in PAIR.finditer(block.text):
        behind = block.text[match.end() : match.end() + _LABEL].split()
        label = behind[0].strip(".,;:()").lower() if behind else ""
        is_alone = (
            block.text[match.start() - 1 : match.start()] == "(" and block.text[match.end() :][:1] == ")"
        )
        joint = block.text[match.end(1) : match.start(2)].strip("- ")
        way = OUT_OF if joint in ("of", "for", "out of") else AND if is_alone else None
        found[block.source(match.start(1))] = Pairing(int(match[2]), False, way, label)
        found[block.source(match.start(2))] = Pairing(int(match[1]), True, way, label)
    return found
