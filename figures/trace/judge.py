"""What the sources make of each figure of a text."""

from __future__ import annotations

from collections.abc import Sequence
import re
from functools import cached_property

from msgspec.structs import replace

from figures.lexicon import load
from figures.model import Extraction, Kind, Qualifier
from figures.relate.utterance import stem
from figures.trace.claims import CLOCK, NAMED, COUNT, LABEL, MONTH, ORDINAL, SCORE, Claim, claims_of
from figures.trace.context import Context, contexts
from figures.lexicon.tokens import tokenize
from figures.trace.derive import Derivation
from figures.trace.fits import fit, same_number
from figures.trace.kept import PAIR, Kept, best
from figures.trace.owners import Owners, only
from figures.trace.record import Place, Traced, Verdict
from figures.trace.sources import Sources
from figures.units import UnitTable

RANK = (Verdict.SUPPORTED, Verdict.ROUNDED, Verdict.CONVERTED)
NARROWING = set("average averaging averaged averages combined combining last past previous streak season half halves quarter quarters overtime period stretch run career lead deficit margin consecutive straight ahead behind advantage win loss victory defeat outscoring outscored out-scored out-scoring game games times total".split())

AGGREGATES = set("average averages averaging averaged combined combining half halves margin stretch last past".split())
TIMED = AGGREGATES | {"quarter", "quarters"}

SMALL = 5
"""So many things a text may have counted itself: the two rivals."""


class Tracing:
    """Sources to which texts are traced."""

    def __init__(self, extractions: Sequence[Extraction], units: UnitTable, compare: bool = False) -> None:
        self.sources = Sources(extractions, units)
        self.units = units
        self.compare = compare
        self.fit = same_number if compare else fit

    @cached_property
    def kept(self) -> Kept:
        by_text: list[tuple[list[Claim], list[Context]]] = []
        for text, extraction in enumerate(self.sources.extractions):
            claims = [claim for claim in self.sources.claims if claim.text == text]
            by_text.append((claims, contexts(extraction, claims, load(extraction.article.locale))))
        self.contexts = {id(c): x for cs, xs in by_text for c, x in zip(cs, xs)}
        return Kept(by_text, self.sources.extractions)

    def of(self, extraction: Extraction) -> list[Traced]:
        claims = list(claims_of(extraction, self.units))
        lexicon = load(extraction.article.locale)
        names = self.kept.names
        owners = Owners(extraction, names, lexicon) if names else None
        found = []
        for claim, context in zip(claims, contexts(extraction, claims, lexicon), strict=True):
            verdict = self._kept(claim, context, owners, extraction) if owners else None
            found.append(verdict or self._judge(claim, context, extraction))
        return found

    def _kept(self, claim, context, owners, extraction) -> Traced | None:
        figure = claim.figure
        records = [only(each) for each in owners.of(claim)]
        if not records or records[0] is None:
            return None
        records = [each for each in records if each is not None]
        tokens = extraction.tokens[figure.sentence]
        near = clause(tokens, figure)
        pair = self._pairs(extraction, figure.block).get(claim.start)
        if pair is not None:
            words = frozenset(stem(w) for w in near)
            if pair[4] is None and near & TIMED:
                side = self.kept.side(int(claim.value), words)
                if side is not None:
                    return self._told(claim, Verdict.SUPPORTED if side else Verdict.CONTRADICTED)
                if near & AGGREGATES:
                    a, b, part = pair[:3]
                    if self.kept.half(*((b, a) if part else (a, b))):
                        return self._told(claim, Verdict.DERIVED)
                    return self._told(claim, Verdict.UNSUPPORTED, hint="narrowed")
            return self._pair(claim, pair, records, set(near) & NARROWING)
        if figure.kind in (Kind.SCORE, Kind.NUMBER):
            return None
        if (claim.value, (figure.unit or "")[:4]) in self.kept.terms:
            return self._told(claim, Verdict.SUPPORTED)
        against = None
        for record in records:
            top = best(context.words | context.near, self.kept.pool(record, claim))
            for source in top:
                verdict = fit(claim, source)
                if verdict and not near & AGGREGATES:
                    return self._told(claim, verdict, source)
                against = against or source
        if against is not None and near & AGGREGATES:
            return self._told(claim, Verdict.UNSUPPORTED, hint="narrowed")
        if against is None or near & NARROWING:
            return None
        if self.kept.is_of_another(claim):
            return self._told(claim, Verdict.UNCHECKED, hint="another's")
        return self._told(claim, Verdict.CONTRADICTED, against)

    def _pairs(self, extraction, block):
        text = extraction.article.blocks[block]
        found = {}
        for m in PAIR.finditer(text.text):
            a, b = int(m[1]), int(m[2])
            behind = text.text[m.end() : m.end() + 12].split()
            label = behind[0].strip(".,;:()").lower() if behind else ""
            alone = text.text[m.start() - 1 : m.start()] == "(" and text.text[m.end() : m.end() + 1] == ")"
            way = "of" if m[0].strip("0123456789").strip("- ") in ("of", "for") else "and" if alone else None
            found[text.source(m.start(1))] = (a, b, 0, label, way)
            found[text.source(m.start(2))] = (a, b, 1, label, way)
        return found

    def _pair(self, claim, pair, records, narrowed):
        a, b, part, label, way = pair
        pools = [each for record in records for each in self.kept.pairs[record]]
        labelled = False
        if way or label:
            some = [each for each in pools if label and each[3] == label]
            labelled = bool(some)
            some = some or [each for each in pools if each[2] == way]
            pools = some or pools
        if any({a, b} == {x, y} for x, y, *_ in pools) or (
            way is None and not labelled and self.kept.pair(a, b, records)
        ):
            return self._told(claim, Verdict.SUPPORTED)
        if not pools or narrowed:
            return None
        if len(pools) == 1:
            if claim.value == pools[0][part]:
                return self._told(claim, Verdict.SUPPORTED)
            return self._told(claim, Verdict.CONTRADICTED)
        own = any(each[part] == claim.value for each in pools)
        other = any(each[1 - part] == (a if part else b) for each in pools)
        if own and not other:
            return self._told(claim, Verdict.SUPPORTED)
        return self._told(claim, Verdict.CONTRADICTED)

    def _told(self, claim: Claim, verdict: Verdict, source: Claim | None = None, hint: str | None = None) -> Traced:
        places = (Place(source.text, source.start, source.end),) if source is not None else ()
        if verdict is Verdict.CONTRADICTED and source is not None: hint=str(source.value)
        return Traced(claim.figure, claim.start, claim.end, verdict, places, hint=hint)

    def _stands(self, claim: Claim) -> bool:
        """Whether the number stands in a source, and was not read there."""
        if claim.sort == MONTH:
            return int(claim.value) in self.sources.months
        ends = claim.figure.ends
        if claim.figure.kind is Kind.RATIO and len(ends) == 2:
            return all(self.sources.has(end.value) for end in ends)
        known = self.sources.numerals
        scale = claim.figure.written.scale if claim.figure.written else 1
        if not self.compare and (scale != 1 or claim.figure.unit is not None and claim.sort not in (COUNT, "age", "points")):
            return False
        written = {digits_of(claim.figure.text), digits_of(claim.text_of_part), str(claim.value)}
        return bool(known & written)

    def _judge(self, claim: Claim, context: Context, extraction) -> Traced:
        if claim.sort == SCORE and not self.compare and not self.kept.names:
            pair = claim.figure.low, claim.figure.high
            is_there = self.sources.has_pair(*pair)
            if not is_there and not self.sources._pairs and max(pair)<=5: return self._told(claim, Verdict.UNCHECKED)
            return self._told(claim, Verdict.SUPPORTED if is_there else Verdict.UNSUPPORTED)
        found: dict[Verdict, Claim] = {}
        for source in self.sources.near(claim):
            verdict = self.fit(claim, source)
            if verdict is Verdict.SUPPORTED or (verdict is not None and self._is_of_one(claim, context, source)):
                found.setdefault(verdict, source)
        other = self._other_end(claim)
        if other is not None and Verdict.SUPPORTED not in found:
            return self._told(claim, Verdict.CONTRADICTED, other)
        for verdict in RANK:
            if verdict in found:
                return self._told(claim, verdict, found[verdict])
        if self._stands(claim):
            return self._told(claim, Verdict.SUPPORTED, hint="as a number")
        if not self.compare and claim.sort not in NAMED and claim.sort != SCORE:
            derived = self.derivation.of(claim, context, load(extraction.article.locale), self._low(extraction, claim))
            if derived is not None:
                result = derived.result
                return Traced(claim.figure, claim.start, claim.end, Verdict.DERIVED, tuple(Place(c.text, c.start, c.end) for c in result.claims), equation=result.frame, chance=derived.chance)
        if claim.sort == LABEL and not self.compare:
            return self._told(claim, self._name(claim))
        why = None if self.compare else unchecked(claim)
        if self.compare and claim.value == 1: why = "one"
        if not why and claim.sort == CLOCK:
            claim = self._narrowed(claim)
        return self._told(claim, Verdict.UNCHECKED if why else Verdict.UNSUPPORTED, hint=why)

    def _other_end(self, claim: Claim) -> Claim | None:
        """The end of a source's range that has the other end of the claim's in common with it, and not this one."""
        figure = claim.figure
        if figure.value is not None or len(figure.ends) != 2 or figure.low == figure.high:
            return None
        is_low = claim.value == figure.low
        shared = figure.high if is_low else figure.low
        for source in self.sources.with_value(claim.sort, shared):
            end = self.sources.partner(source)
            if end is not None and (end.value > source.value) != is_low and self.fit(claim, end) is None:
                return end
        return None

    def _name(self, claim: Claim) -> Verdict:
        """What is said of a name with a number; the numbers of a list, which have no name, are not checked."""
        text = claim.figure.plain.lower()
        if not any(each.isalpha() for each in text) or self.sources.has_text(text):
            return Verdict.UNCHECKED
        if self.sources.has(claim.figure.value):
            return Verdict.CONTRADICTED if self.sources.has_shape(text) else Verdict.UNCHECKED
        return Verdict.UNSUPPORTED

    def _low(self, extraction, claim) -> list[str]:
        number = claim.figure.sentence
        low: list[str] = []
        for each in range(max(number - 1, 0), number + 1):
            tokens = extraction.tokens[each]
            span = extraction.sentences[each]
            if tokens is None:
                tokens = tokenize(extraction.article.blocks[span.block].text, span.at, span.to)
            if each == number or len(extraction.tokens[number] or ()) < 6:
                low += tokens.low
        return low

    @cached_property
    def derivation(self) -> Derivation:
        self.kept
        return Derivation([(c, self.contexts[id(c)]) for c in self.sources.claims])

    def _is_of_one(self, claim: Claim, context: Context, source: Claim) -> bool:
        """Whether words near a claim stand in the sentence of a source that rounds or converts to it."""
        return self.compare or bool((context.near | context.words) & self.contexts[id(source)].words)

    def _narrowed(self, claim: Claim) -> Claim:
        """A time of which the hour alone, or the minutes alone, are wrong."""
        text = re.search(r"(\d+)\D(\d+)", claim.figure.text)
        if text is None:
            return claim
        others = [each.value for each in self.sources.of_sort(CLOCK)]
        minutes = any(each % 60 == claim.value % 60 for each in others) and claim.value % 60
        hour = any((each - claim.value) // 60 % 12 == 0 for each in others)
        part = 1 if minutes and not hour else 2 if hour and not minutes else 0
        return replace(claim, start=claim.figure.start + text.start(part), end=claim.figure.start + text.end(part))


def digits_of(text: str) -> str:
    return "".join(each for each in text if each.isdigit())


def clause(tokens, figure) -> set[str]:
    """The words between the commas around a figure."""
    found: list[str] = []
    for word, at in zip(tokens.low, tokens.at, strict=True):
        if word in ",;:()" and at >= figure.to:
            break
        if word in ",;:()" and at < figure.at:
            found = []
        found.append(word)
    return set(found)


def unchecked(claim: Claim) -> str | None:
    if claim.sort == ORDINAL and claim.value < 4:
        return "ordinal"
    figure = claim.figure
    if figure.kind is Kind.COUNT and claim.value <= SMALL or claim.value == 1:
        return "small"
    if figure.value is None and figure.low and figure.high == 10 * figure.low and not figure.ends:
        return "vague"
    return None


__all__ = ["COUNT", "PAIR", "SCORE", "Tracing", "unchecked"]
