"""What is written for machines: read past, or a label without a value; and prose that only resembles it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.extract.names import literals
from figures.extract.names.literals import literal_spans
from figures.model import Figure, Kind
from tests.work import LINEAR, grows, looks

Find = Callable[[str], tuple[Figure, ...]]

UNSPOKEN = {
    "url": [
        "https://example.com/2023/12/04/story-10293.html",
        "http://10.0.0.1/a?b=2#c3",
        "www.example.org/24h",
        "ftp://files.example.net/pub/v2/",
        "HTTPS://EXAMPLE.COM/42",
    ],
    "e-mail": ["desk24@example.com", "first.last+7@mail.example.co.uk"],
    "handle": ["@news24hours", "@covid19_uk"],
    "hashtag": ["#Vote2024", "#1MillionVoices", "#7s"],
    "file": [
        "report_2022_v3.pdf",
        "img_2041.jpg",
        "backup-2024.tar.gz",
        "7z920.exe",
        "clip.m4v",
        "theme.m4a",
    ],
    "domain": ["example24.com", "youtu.be/a1B2c3D4", "shop4you.co.uk", "bit.ly/3xYz"],
    "path": ["/usr/lib/python3.11/site", "~/notes/2024/"],
    "user": ["r/place2", "u/runner99", "jane_1988"],
    "colour": ["#880000"],
}

SPOKEN = {
    "telephone": [
        "+44 20 7946 0958",
        "+1-202-555-0143",
        "+49 30 901820",
        "+33 (0)1 23 45 67 89",
        "(212) 555-0147",
        "212-555-0199",
        "212.555.0199",
        "1-800-273-8255",
        "1-800-273-TALK",
        "1-800-MEDICARE",
        "555-0199",
        "0800 1111",
        "0800 123 456",
        "020 7946 0958",
        "0161 496 0345",
        "01632 960983",
        "0845 46 47",
        "01 23 45 67 89",
        "030/901820",
    ],
    "isbn": ["ISBN 978-0-14-143951-8", "ISBN 0-19-852663-6", "ISBN-13: 978 0 14 143951 8", "ISBN 080442957X"],
    "issn": ["ISSN 0028-0836", "ISSN: 2049-363X"],
    "doi": ["10.1038/s41586-020-2649-2", "doi:10.1000/xyz123", "10.1016/0022-2836(81)90087-5"],
    "arxiv": ["arXiv:2301.01234", "arXiv:2301.01234v2"],
    "cve": ["CVE-2021-44228"],
    "docket": ["1:17-cv-05205"],
    "clause": ["401(k)", "501(c)(3)", "501(c)3", "212(f)", "(b)(2)"],
    "section": ["§ 1983", "§2(c)", "§§ 1001"],
    "coordinates": ["41°43′N 49°56′W", "25.4°N, 80.1°W", "12° 30' S"],
    "ip": ["192.168.0.1", "10.0.0.12:8080", "10.0.0.0/8"],
    "hexadecimal": ["0x80070057"],
    "uuid": ["123e4567-e89b-12d3-a456-426614174000"],
    "hash": ["8f14e45f", "87990cbe856818d5eddac44c7b1cdeb8"],
    "postcode": ["SW1A 2AA", "M1 1AE", "LS1 4DY", "K1A 0B1"],
    "ticker": ["9988.HK", "005930.KS", "7203.T"],
}

NONE = [
    "500-1000 people",
    "800-1200 homes",
    "a 3-1 win",
    "from 12 to 15",
    "In 2019, 300 men",
    "20°C",
    "a 5° tilt",
    "He paid $212.55.",
    "1,200(ish)",
    "is #1 in the charts",
    "0900-1700 GMT",
    "2,000 a day",
    "24/7",
    "and/or 12",
    "10.5/12.5",
    "The end.In 2019 it rained.",
    "version 3.11.2",
    "12.30pm",
    "1 234 567",
    "1600m",
    "the M25",
    "about 116 000 people",
    "He won 6-4 6-3.",
    "2024-06-19",
    "3.5-4.5 million",
    "4.8×10⁵",
    "12 Nov",
    '5"',
    "12 (a)",
    "0.5555 per cent",
    "100 200 300",
    "1,200-1,500",
    "(3) Serve",
    "Sunday 12",
    "1-2-3",
    "10:30",
    "£555-600",
]


def pairs(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(name, text) for name, texts in table.items() for text in texts]


@pytest.mark.parametrize(("name", "text"), pairs(UNSPOKEN))
def test_unspoken_literals_hold_no_figure(name: str, text: str, find: Find) -> None:
    sentence = f"See {text} for 12 more photos."
    [literal] = literal_spans(sentence)
    assert (sentence[literal.at : literal.to], literal.name, literal.spoken) == (text, name, False)
    assert [figure.text for figure in find(sentence)] == ["12 more photos"]


@pytest.mark.parametrize(("name", "text"), pairs(SPOKEN))
def test_spoken_literals_are_labels(name: str, text: str, find: Find) -> None:
    sentence = f"It was {text}, he wrote."
    [literal] = literal_spans(sentence)
    assert (sentence[literal.at : literal.to], literal.name, literal.spoken) == (text, name, True)
    [figure] = find(sentence)
    assert (figure.text, figure.kind, figure.value) == (text, Kind.LABEL, None)


@pytest.mark.parametrize("text", NONE)
def test_prose_is_no_literal(text: str) -> None:
    assert not list(literal_spans(text))


def test_a_literal_leaves_the_sentence_its_full_stop() -> None:
    text = "Write to desk24@example.com. See www.example.org/a1."
    found = [text[literal.at : literal.to] for literal in literal_spans(text)]
    assert found == ["desk24@example.com", "www.example.org/a1"]


@given(st.text(alphabet="a1.-@/#+() :_§°'Nx0", max_size=60))
def test_spans_are_in_order_and_not_empty(text: str) -> None:
    at = 0
    for found in literal_spans(text):
        assert at <= found.at < found.to <= len(text)
        at = found.to


PIECES = [
    "a.b.",
    "1 ",
    "-",
    "a_",
    "a",
    "1",
    "(212) ",
    "+1 2 3 ",
    "a/b/",
    " /a/b",
    "10.1234/",
    "@a",
    "12°1'",
    "a1",
    "0800 12 ",
    "ab-",
    "#1",
    "1.1.",
    "f1-",
]


@pytest.mark.parametrize("pattern", [literals._SIGN, literals._literal()], ids=["sign", "literal"])
@pytest.mark.parametrize("piece", PIECES)
def test_the_patterns_are_linear(piece: str, pattern: re.Pattern[str]) -> None:
    assert grows(lambda size: looks(pattern, piece * (size // len(piece))), 400) < LINEAR
