"""An article as relations see it: its sentences with figures, and which figures are in reach of one another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Any

from figures.lazy import cached_property
from figures.lexicon.phrases import Phrases
from figures.lexicon.record import Lexicon, ListsIn, Side
from figures.lexicon.tokens import Tokens, tokenize
from figures.model import Extraction, Figure, Kind, Section
from figures.relate.attach import date
from figures.relate.frames import load_frames
from figures.relate.mentions import has_few, mentions_of, multiples_of, span
from figures.relate.record import Mention
from figures.relate.utterance import Utterance
from figures.relate.wording import PHRASE, Wording
from figures.units import UnitTable

SENTENCES = 2
"""So many sentences before and after a figure's own are in reach; the end of a paragraph counts as one."""
MOST = 11
"""Among more figures in reach than so many nobody can tell what belongs together: nothing is said then."""


MANY = 40
"""Figures in one sentence, or of one sort in an article, among which nothing is said to be alone."""
LOSS = 4
"""So many words at most from the word for a loss to its figure: a loss before tax of £4m."""
SHARES_ALONE = 2
"""So many percentages in an article leave no doubt of what each is of."""


class Text(Wording):
    """The utterances of an article: those sentences that have figures."""

    def __init__(self, extraction: Extraction, lexicon: Lexicon, units: UnitTable) -> None:
        self.lexicon = lexicon
        self.extraction = extraction
        self.units = units
        self._ways: dict[int, list[tuple[int, int]]] = {}
        self._lists: dict[int, ListsIn] = {}
        self._like: dict[tuple[str, str | None], list[Mention]] = {}
        self.utterances: dict[int, Utterance] = {}
        times: dict[int, list[Figure]] = defaultdict(list)
        self.dates = times
        self.ordinals: dict[int, list[Figure]] = defaultdict(list)
        self.years: dict[int, set[str]] = defaultdict(set)
        for time in extraction.figures:
            if time.kind is Kind.ORDINAL:
                self.ordinals[time.sentence].append(time)
            if time.kind not in (Kind.YEAR, Kind.DATE):
                continue
            times[time.sentence].append(time)
            year = (time.date or "")[:4]
            if (year.isdigit() or not self.is_short) and not self._bounds(time):
                self.years[time.sentence].add(year)  # in a short text a day is one of its only time
        for number, mentions in enumerate(mentions_of(extraction, units, lexicon)):
            tokens = extraction.tokens[number]
            if not mentions and (self.is_short or self.is_compact) and self.multiple_words:
                tokens, mentions = multiples_of(extraction, number, lexicon)
            if mentions and tokens is not None:
                block = extraction.sentences[number].block
                own = self.utterances[number] = Utterance(number, block, tokens, mentions, lexicon)
                date(mentions, times[number], own.tokens, own.clauses)

    @cached_property
    def multiple_words(self) -> list[str]:
        """The terms that may stand in the article and are multiples without a digit: a quick look."""
        return self.sought(self.lexicon.roles.multiples)

    def sought(self, terms: Phrases[Any]) -> list[str]:
        """Those of some terms that may stand in the article: a quick look."""
        return terms.sought.found(self.extraction.article.prose, self.lexicon.telling)

    @cached_property
    def sets(self) -> re.Pattern[str]:
        """Finds a word that stands for so many."""
        return _any_of(tuple(self.lexicon.roles.sets.meanings))

    @cached_property
    def set_words(self) -> list[str]:
        """The words of the article that may stand for so many, whatever they are part of: a quick look."""
        return self.sought(self.lexicon.roles.sets)

    @cached_property
    def point(self) -> re.Pattern[str]:
        """Fits a word that may open a point of a list, quickly."""
        return _any_of(tuple(self.lexicon.roles.points.meanings))

    @cached_property
    def their_country(self) -> bool:
        """Whether the article speaks of the country whose bodies are known."""
        words = self.lexicon.lists
        return any(
            "their_country" in words.get(word.strip(".,;:()’'"), ()) or "their_country" in words.get(word, ())
            for word in self.extraction.article.prose.lower().split()
        )

    def _bounds(self, time: Figure) -> bool:
        """Whether a date only says up to when something else is compared: the best since 2016."""
        tokens = self.extraction.tokens[time.sentence]
        at = span(tokens, time.at, time.to)[0] if tokens is not None else 0
        return tokens is not None and at > 0 and self.lexicon.has("time_bounds", tokens.low[at - 1])

    @cached_property
    def labels(self) -> dict[int, list[Figure]]:
        """The numbers that were read as part of a name, by their sentences: Ayr 41."""
        found: dict[int, list[Figure]] = defaultdict(list)
        for figure in self.extraction.figures:
            if figure.kind is Kind.LABEL and figure.value is not None:
                found[figure.sentence].append(figure)
        return found

    @cached_property
    def is_short(self) -> bool:
        """Whether the article has so few figures that hardly any can be taken for another one.

        That is known only of languages that have the words for it.
        """
        return self._has_few and self._has_words_for("short")

    @property
    def is_read(self) -> bool:
        """Whether it is in a language of which thousands of articles were read."""
        return self._language in load_frames().read_languages

    @cached_property
    def is_brief(self) -> bool:
        """Whether it is in such a language, and so brief that it hardly speaks of more than one thing: a notice."""
        return self.is_short and len(self.extraction.article.source) <= BRIEF

    def is_brief_for(self, room: str) -> bool:
        """Whether it is as brief, and in a language that has the words which a room of the house needs."""
        few = self._has_words_for(room) and self._has_few
        return few and len(self.extraction.article.source) <= BRIEF

    def _has_words_for(self, room: str) -> bool:
        return self._language in load_frames().brief_rooms.get(room, ())

    @cached_property
    def _has_few(self) -> bool:
        return has_few(self.extraction)

    @cached_property
    def _language(self) -> str:
        return self.lexicon.locale.replace("_", "-").partition("-")[0]

    @cached_property
    def is_compact(self) -> bool:
        """Whether it is an article of a page at most, which tells of few things, and of each of them once."""
        return (
            self.is_read
            and len(self.extraction.figures) <= SEVERAL
            and len(self.extraction.article.source) <= COMPACT
        )

    @property
    def is_page(self) -> bool:
        """Whether it is compact, and no longer than a note in a newspaper."""
        return self.is_compact and len(self.extraction.article.source) <= PAGE

    @cached_property
    def mentions(self) -> list[Mention]:
        """All mentions, in the order of the text."""
        return [mention for each in self.utterances.values() for mention in each.mentions]

    def tokens_of(self, number: int) -> Tokens:
        """The tokens of a sentence, which one without figures may not have had until now."""
        sentence = self.extraction.sentences[number]
        known = self.extraction.tokens[number]
        return known or tokenize(
            self.extraction.article.blocks[sentence.block].text, sentence.at, sentence.to
        )

    def lists_in(self, number: int, tokens: Tokens) -> ListsIn:
        """The lists of which an entry may stand in a sentence with figures."""
        own = self.utterances.get(number)
        if own is not None:
            return own.lists
        if number not in self._lists:
            self._lists[number] = self.lexicon.lists_in(tokens.low)
        return self._lists[number]

    def section(self, mention: Mention) -> Section:
        """The section of a mention."""
        return self.extraction.article.blocks[mention.block].section

    def in_reach(self, mention: Mention) -> list[tuple[int, Mention]] | None:
        """The other mentions in reach with their distance in sentences, the nearest first; None if too many."""
        around = range(mention.sentence - SENTENCES, mention.sentence + SENTENCES + 1)
        near = [self.utterances[number] for number in around if number in self.utterances]
        if sum(len(each.mentions) for each in near) > MOST:
            return None
        found: list[tuple[int, int, Mention]] = []
        for each in near:
            distance = abs(each.number - mention.sentence) + abs(each.block - mention.block)
            if distance <= SENTENCES + 1:
                same = each.number == mention.sentence
                found += (
                    (distance, abs(other.core[0] - mention.core[0]) * same, other) for other in each.mentions
                )
        found.sort(key=lambda each: each[:2])
        return [(distance, other) for distance, _, other in found if other is not mention]

    def has(self, mention: Mention, what: str) -> bool:
        """Whether an entry of the list `what` stands in the sentence of a mention."""
        own = self.utterance(mention)
        return what in own.lists and self.lexicon.stands(what, own.tokens.low)

    def follows(self, mention: Mention, what: str) -> bool:
        """Whether a word of the list `what` stands right behind a mention."""
        low = self.utterance(mention).tokens.low
        return any(self.lexicon.has(what, word) for word in low[mention.last : mention.last + 1])

    def is_of_another_time(self, derived: Mention, others: Sequence[Mention]) -> bool:
        """Whether its sentence names years that those of the others do not: between 2012 and 2015 it grew by 10%."""
        own = self.years[derived.sentence]
        return (
            bool(own)
            and derived.sentence not in {each.sentence for each in others}
            and not own & set().union(*(self.years[each.sentence] for each in others))
        )

    def is_change(self, noun: str) -> bool:
        """Whether a noun is that of a change: a 20% hike."""
        found = self.lexicon.roles.cues.meanings.get(noun.split()[-1].lower(), ())
        return any(cue.role in ("up", "down", "gap") for cue in found)

    def is_of_now(self, mention: Mention) -> bool:
        """Whether its sentence says that something is so now."""
        return any(self.lexicon.has("present", word) for word in self.utterance(mention).tokens.low)

    def is_item(self, utterance: Utterance) -> bool:
        """Whether the sentence is an item of a list or a cell of a table."""
        return self.extraction.article.blocks[utterance.block].section in (Section.LIST, Section.TABLE)

    def is_isolated(self, derived: Mention | None, pair: tuple[Mention, Mention]) -> bool:
        """Whether the article has no other figure that could stand in place of one of these."""
        like = self.by_sort[pair[0].sort]
        if pair[0].sort == "count":
            nouns = {mention.noun for mention in (*pair, derived) if mention is not None} - {None}
            if nouns:
                like = [other for noun in (None, *nouns) for other in self.by_noun[noun]]
        if derived is None or derived.sort == pair[0].sort:
            return len(like) <= 2 + (derived is not None)
        return len(like) <= 2 and len(self.by_sort[derived.sort]) <= SHARES_ALONE

    def like(self, mention: Mention) -> list[Mention]:
        """All mentions of the article that may be of the same things, itself among them."""
        key = mention.sort, mention.noun if mention.sort == "count" else None
        if key not in self._like:
            like = self.by_sort[mention.sort]
            if key[1] is not None:
                like = [*self.by_noun[mention.noun], *self.by_noun[None]]
            self._like[key] = like if len(like) > MANY else [other for other in like if not other.attributive]
        return self._like[key]

    def may_be_isolated(self, mention: Mention) -> bool:
        """Whether so few figures of its sort are in the article that it may be known what each is for: a quick look."""
        return len(self.by_sort[mention.sort]) <= SHARES_ALONE + 1

    def is_definite(self, mention: Mention) -> bool:
        """Whether the text takes it for known: the 50% hurdle."""
        low = self.utterance(mention).tokens.low
        return mention.first > 0 and self.lexicon.has("known_shares", low[mention.first - 1])

    @cached_property
    def ratios(self) -> dict[int, list[Figure]]:
        """The figures that set one number against another, by their sentences: 8-1, 4:1, 3 to 1."""
        found: dict[int, list[Figure]] = defaultdict(list)
        for figure in self.extraction.figures:
            if (figure.kind is Kind.SCORE and figure.low and figure.high) or (
                figure.kind is Kind.RATIO and len(figure.ends) == 2 and figure.ends[1].value
            ):
                found[figure.sentence].append(figure)
        return found

    @cached_property
    def clock_times(self) -> set[int]:
        """The sentences that name a time of the day."""
        return {figure.sentence for figure in self.extraction.figures if figure.kind is Kind.TIME}

    @cached_property
    def by_sort(self) -> dict[str, list[Mention]]:
        """All mentions by what they can be compared with."""
        found: dict[str, list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            found[mention.sort].append(mention)
        return found

    @cached_property
    def by_noun(self) -> dict[str | None, list[Mention]]:
        """All counts by what they count."""
        found: dict[str | None, list[Mention]] = defaultdict(list)
        for mention in self.by_sort["count"]:
            found[mention.noun].append(mention)
        return found

    def is_base(self, mention: Mention) -> bool:
        """Whether it is what a rate is over: 12 per 1,000 inmates, one for every 18 pupils."""
        own = self.utterance(mention)
        if "rate_bases" not in own.lists or mention.figure.value == 1:
            return False
        return self.lexicon.term_before("rate_bases", own.tokens.low, mention.first) > 0

    def is_loss(self, mention: Mention) -> bool:
        """Whether it is called a loss, where the sentence has not spoken of one before: to a loss of £4m."""
        own = self.utterance(mention)
        low = own.tokens.low
        if "losses_told" not in own.lists:
            return False
        told = [at for at in range(mention.first) if self.lexicon.has("losses_told", low[at])]
        behind = self.lexicon.has("losses_told", low[mention.last]) if mention.last < len(low) else False
        before = (
            bool(told) and told[-1] >= mention.first - LOSS and self.lexicon.has("of", low[mention.first - 1])
        )
        return (before and len(told) == 1) or (behind and not told)

    def is_price(self, mention: Mention) -> bool:
        """Whether it is what one of some costs: 500 shares at £3.20."""
        low = self.utterance(mention).tokens.low
        priced = mention.first > 0 and self.lexicon.has("priced_at", low[mention.first - 1])
        return priced and mention.sort.startswith("money")

    def is_price_of_many(self, mention: Mention) -> bool:
        """Whether a number of things stands right before a price: 25 million shares at €16.40."""
        mentions = self.utterance(mention).mentions
        return self.is_price(mention) and any(
            each.last == mention.first - 1 and each.sort == "count" for each in mentions
        )

    def extremes(self, own: Utterance) -> set[int]:
        """Which ends of a scale the words of a sentence name: 1 for the highest, -1 for the lowest."""
        roles = {cue.role for each in own.cues for cue in each.cues}
        return {way for role, way in (("most", 1), ("least", -1)) if role in roles}

    def ways(self, own: Utterance) -> list[tuple[int, int]]:
        """The places of the verbs of change in a sentence, each with its direction."""
        if own.number not in self._ways:
            self._ways[own.number] = [
                (found.at, 1 if cue.role == "up" else -1)
                for found in own.cues
                for cue in found.cues
                if cue.role in ("up", "down")
                and cue.side is Side.VERB
                and not self.is_noun(own.tokens.low, found.at)
            ]
        return self._ways[own.number]

    def is_noun(self, low: Sequence[str], at: int) -> bool:
        """Whether a word that may be a verb is none here: the drop, his party's rally, but not: which rose."""
        before = low[at - 1] if at else ""
        if before in self.lexicon.roles.barriers or self.lexicon.has("past_endings", low[at][-2:]):
            return False
        return self.is_possessive(before) or self.lexicon.has("determiners", before)

    def is_possessive(self, word: str) -> bool:
        """Whether a word says whose something is: the party's."""
        return self.lexicon.nouns.possessive.search(word) is not None

    def mentions_between(self, one: Mention, other: Mention) -> list[Mention]:
        """The mentions that stand between two."""
        first, last = sorted((one.place, other.place))
        numbers = range(first[0], last[0] + 1)
        return [
            mention
            for number in numbers
            if number in self.utterances
            for mention in self.utterances[number].mentions
            if first < mention.place < last
        ]

    def stands_behind(self, one: Mention, other: Mention) -> bool:
        """Whether one figure is the next one behind another, and near it."""
        return (
            one.sentence == other.sentence
            and 0 < other.first - one.last <= PHRASE
            and not self.mentions_between(one, other)
        )


@cache
def _any_of(terms: tuple[str, ...]) -> re.Pattern[str]:
    said = (r"\s?".join(map(re.escape, term.split(" "))) for term in terms)  # d'abord is of two words
    return re.compile(rf"\b(?:{'|'.join(said) or '(?!)'})\b", re.IGNORECASE)


BRIEF = 1000
"""So many characters at most has a text in which what is said of one thing can hardly be meant for another."""
SEVERAL = 30
"""Among so many figures of an article, those that a time tells apart are few."""
COMPACT = 4000
"""So many characters at most has an article that tells of a thing once."""
PAGE = 1400
"""So many characters at most has an article of which a reader holds all figures in the head."""
