"""No pattern is passed over where it matches."""

from __future__ import annotations

import re

import pytest

from figures.lexicon import load
from figures.lexicon.patterns import encoded
from figures.lexicon.tokens import tokenize

SENTENCES = {
    "en": [
        "On Wednesday, 19 June 2024, and from June 3-7 it opened at 10:30 a.m. and closed at half past six.",
        "They won 3-1 and 6-4, 7-5; in the early '90s, in fiscal 2019-20, dial 911 on 2024-06-19.",
        "At a quarter to five, in the 1980s, on Route 66 and the 6/7/2024, the score was 21-14.",
    ],
    "de": ["Am Mittwoch, dem 19. Juni 2024, um 10.30 Uhr, gewannen sie 3:1; in den 90er Jahren nicht."],
    "fr": ["Le mercredi 19 juin 2024, à 10h30, ils ont gagné 3-1; dans les années 1990, non."],
    "es": ["El miércoles 19 de junio de 2024, a las 10:30, ganaron 3-1; en los años 90, no."],
}


@pytest.mark.parametrize("language", SENTENCES)
def test_what_matches_is_looked_at(language: str) -> None:
    lexicon = load(language)
    matched = 0
    for sentence in SENTENCES[language]:
        codes = encoded(tokenize(sentence), lexicon.forms.codes)
        for at in range(len(codes)):
            matching = [p for p in lexicon.claims.patterns if re.compile(p.source).match(codes, at)]
            looked_at = lexicon.claims.fitting(codes[at:])
            assert [pattern for pattern in looked_at if pattern in matching] == matching
            matched += len(matching)
    assert matched > 2


def test_what_cannot_match_is_not_looked_at() -> None:
    lexicon = load("en")
    codes = encoded(tokenize("Nothing was said of the bridge or of its painters."), lexicon.forms.codes)
    assert [lexicon.claims.fitting(codes[at:]) for at in range(len(codes))] == [()] * len(codes)
