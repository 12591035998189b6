"""What is written for machines: addresses of the net, file names, telephone numbers, codes of catalogues.

Their shapes are the same in every language, so they are code and not words of a lexicon. One regular
expression finds them all; each part of it is bounded, so the time is linear.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from figures.extract.scan import Quantity, Scan
from figures.model import Kind

_TOP = "com|org|net|edu|gov|mil|int|info|biz|io|co|tv|me|ai|app|dev|be|uk|de|fr|es|eu|ch|at|us|ca|au|ru|cn|jp|in|ie|nz"
_FILE = (
    "pdf|docx?|xlsx?|pptx?|odt|ods|txt|rtf|md|csv|tsv|json|xml|ya?ml|html?|php|aspx?|css|js|ts|py|sh|exe|dll|apk|ipa|iso"
    "|toml|ini|rst|ipynb|whl|jar|deb|rpm|msi|dmg|bz2|xz|zip|gz|tar|rar|7z|jpe?g|png|gif|svg|webp|tiff?|bmp|heic|mp3|mp4|m4a|m4v|mov|avi|mkv|wav|flac|ogg|webm|epub|sql|log"
)

_ANGLE = r"\d{1,3}(?:\.\d+)?°\s?(?:\d{1,2}(?:\.\d+)?[′'’]\s?)?(?:\d{1,2}(?:\.\d+)?(?:[″\"”]|''|′′)\s?)?[NSEW](?!\w)"

_RELEASE = r"\d{1,4}\.\d{1,4}\.\d{1,2}(?:\.\d{1,4}){0,2}"
# 3.9.0a1, 1.1.1g, 39.0.2-cp311
_LETTERS = r"(?:[_\-]?[a-zA-Z]|\.[a-z])[a-zA-Z]{0,8}\d{0,4}(?!\w)(?:[.\-+]\w{1,20}){0,4}"
_BEFORE_RELEASE = "(?:a|b|rc|alpha|beta|dev|post)"  # 2.0rc1

# Unspoken: read past, without a figure.
_UNSPOKEN = {
    "url": r"(?:[a-zA-Z][a-zA-Z0-9+.\-]{1,15}://|www\d?\.)[^\s<>\"“”]+",
    "e-mail": r"\w[\w.+\-]{0,63}@(?:[\w\-]{1,63}\.){1,8}\w{2,24}",
    "handle": r"@\w{2,50}",
    "hashtag": r"\#\d{0,20}[^\W\d]\w{0,139}",
    "file": rf"\w[\w\-]{{0,99}}(?:\.[\w\-]{{1,60}}){{0,3}}\.(?:{_FILE})(?!\w)",
    "domain": (
        r"[a-z0-9](?:[a-z0-9\-]{1,62}\.){1,4}"
        rf"(?:(?:{_TOP})(?:[/:][^\s<>\"“”]*|(?![\w\-]))|[a-z]{{2,24}}/[^\s<>\"“”]+)"
    ),
    "path": r"(?:(?<=\s)|(?<=^))[~.]?/(?:[\w.\-]{1,100}/){1,30}[\w.\-]*",
    "user": r"[ru]/\w{2,50}|[^\W\d_]\w{0,60}_\w+",
    "colour": r"\#(?:[0-9a-fA-F]{6})(?!\w)",
}

# Spoken: figures of kind label.
_SPOKEN = {
    "ip": r"\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5}|/\d{1,2})?(?![\w.]*\d)",
    "isbn": r"ISBN(?:-1[03])?:?\s?(?:97[89][\- ]?)?(?:\d[\- ]?){9}[\dX](?!\w)",
    "issn": r"ISSN:?\s?\d{4}-\d{3}[\dX](?!\w)",
    "pmid": r"PM(?:ID|CID): ?(?:PMC)?\d{1,9}(?!\w)",
    "doi": r"(?:doi:\s?|DOI:?\s?)?10\.\d{4,9}/[\w.()/:;\-]{0,200}[\w)/]",
    "arxiv": r"(?i:arxiv):\s?\d{4}\.\d{4,5}(?:v\d{1,2})?",
    "version": rf"(?<![£$€¥])[a-zA-Z]{{0,20}}{_RELEASE}{_LETTERS}|\d{{1,3}}\.\d{{1,3}}{_BEFORE_RELEASE}\d{{1,3}}(?!\w)",
    "cve": r"CVE-\d{4}-\d{4,7}",
    "docket": r"\d{1,2}:\d{2}-[a-z]{2}-\d{3,6}(?:-[A-Z]{2,3})*",
    "clause": r"\d{1,5}[A-Z]?\([a-z]{1,3}\)(?:\(\w{1,4}\)|\d{1,2}(?!\w)){0,4}|\([a-z]\)(?:\(\w{1,4}\)){1,4}",
    "section": r"§{1,2}\s?\d[\w.\-]{0,20}(?:\(\w{1,4}\)){0,5}",
    "hexadecimal": r"0x[0-9a-fA-F]{2,64}(?!\w)",
    "uuid": r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?!\w)",
    "hash": r"(?=\d{0,40}[a-f])(?=[a-f]{0,40}\d)[0-9a-f]{8,64}(?!\w)",
    "coordinates": rf"{_ANGLE}(?:[,;]?\s?{_ANGLE})?",
    "telephone": (
        r"\+(?=(?:[ .()\-]{0,3}\d){8,15}(?!\d))\d(?:[ .()\-]{0,3}\d)+"  # ITU E.164, at most 15 digits
        r"|(?:1[\-. ])?\(?\d{3}\)?(?:[\-.]|(?<=\))\s?)\d{3}[\-.]\d{4}(?![\w\-])"  # (212) 555-0147
        r"|(?:1[\-. ])?\d{3} \d{3} \d{4}(?![\w\-])"
        r"|1-\d{3}-(?:\d{3}-)?[A-Z][A-Z\-]{2,10}(?!\w)"  # 1-800-273-TALK
        r"|(?:555-\d{4}|\d{3}-0\d{3})(?![\w\-])"
        r"|(?<!\d )0\d{2}(?:[ \-]\d{3,4}){2}(?![\w\-])|0\d{3}[ \-]\d{3}[ \-]?\d{3,4}(?![\w\-])"  # 020 7946 0958
        r"|0\d{4}[ \-]\d{5,6}(?![\w\-])|0[38]\d{2}(?: \d{2,4}){1,3}(?!\w)"  # 01234 567890, 0800 1111
        r"|0\d(?:[ .\-]\d{2}){4}(?!\w)|0\d{2,4}[ /]\d{6,8}(?!\w)"  # 01 23 45 67 89, 030/901820
    ),
    "postcode": (
        r"[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}(?!\w)"  # SW1A 2AA
        r"|[A-Z]\d[A-Z] \d[A-Z]\d(?!\w)"  # K1A 0B1
        r"|(?<=, )[A-Z]{2} \d{5}(?:-\d{4})?(?![\d,])"  # , CA 90210
    ),
    "ticker": r"\d{4,6}\.(?:HK|KS|KQ|SS|SZ|TWO?|T)(?!\w)",
}

_PARTS = (*_UNSPOKEN.values(), *_SPOKEN.values())
# Most words are done with after this first look.
_HINT = r"(?=[\w@#§(+~./])(?=[^\s\d@/_#.§]{0,80}[\d@/_#.§]|[A-Z]{2,4}:? ?\d|(?i:arxiv|doi))"
# One of these is in every literal. Most sentences have none, and then the long pattern need not even be compiled.
# The search is quick because all of it hangs on one rare character; what must stand before that is asked behind it.
_SIGN = re.compile(
    r"[@#§°_/+.(:N\-\d](?:(?<=[@#§°_/+])"
    r"|(?<=[\w-]\.)(?:[a-z][a-z4]|7z)|(?<=\d\.)(?:\d+\.\d|\d{4}|[A-Z])|(?<=www\.)|(?<=www\d\.)"
    r"|(?<=PMID:)|(?<=PMCID:)|(?<=\)\()|(?<=[\dA-Z]\()[a-z]|(?<=:)\d\d-|(?<=IS[BS]N)|(?<=CVE-)|(?<=[0-9a-f]{8}-)"
    r"|(?<=\d)[a-f]|(?<=\d)rc?\d|(?<=\d)post\d|(?<=[a-fA-Z]\d)|(?<=[A-Z] \d)\d{4}|(?<=1)-\d{3}-|(?<=(?<!\w)0)[\dx]"
    r"|(?<=\d)\d\d(?:\)[-.\s]?|[-. ])\d{3})"
)


@cache
def _literal() -> re.Pattern[str]:
    parts = "|".join(f"(?P<n{i}>{part})" for i, part in enumerate(_PARTS))
    return re.compile(rf"(?<!\w)(?<!\d[.,]){_HINT}(?:{parts})")


_CLOSING = ".,;:!?)'’]"
NAMES = (*_UNSPOKEN, *_SPOKEN)


class Literal(Struct, frozen=True, gc=False):
    """A span written for machines, and whether a reader would say its number (then it is a figure)."""

    at: int
    to: int
    name: str
    spoken: bool


def literal_spans(text: str, at: int = 0, to: int | None = None) -> Iterator[Literal]:
    """The machine literals of `text[at:to]`, from left to right.

    >>> [(found.name, found.spoken) for found in literal_spans("Call 212-555-0199, mail desk24@example.com")]
    [('telephone', True), ('e-mail', False)]
    """
    end = len(text) if to is None else to
    if not _SIGN.search(text, at, end):
        return
    for match in _literal().finditer(text, at, end):
        assert match.lastgroup is not None
        name = NAMES[int(match.lastgroup[1:])]
        spoken = name in _SPOKEN
        written = match.group() if spoken else match.group().rstrip(_CLOSING)
        yield Literal(match.start(), match.start() + len(written), name, spoken)


def claim_literals(scan: Scan, text: str) -> Iterator[Quantity]:
    """The literals of a sentence of `text` that are figures; the tokens of all of them become taken."""
    tokens = scan.tokens
    if not tokens:
        return
    for literal in literal_spans(text, tokens.at[0], tokens.to[-1]):
        first, last = bisect_right(tokens.to, literal.at), bisect_left(tokens.at, literal.to)
        if first >= last:
            continue
        scan.take(first, last)
        if literal.spoken:
            yield Quantity(first, last, Kind.LABEL, bare=False, core=(first, last))
