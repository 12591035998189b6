"""What a request may say: one record for each address, read from JSON, with every mistake told in words."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from figures.read.facts import parse_date, parse_locale

Name = Annotated[
    str, Meta(min_length=1, max_length=200, description="A file name; its suffix tells the format.")
]
Text = Annotated[str, Meta(description="The article as text, in the format of its name.")]
Data = Annotated[bytes, Meta(description="A file as it is (.docx, .pdf and others), in base64.")]
Day = Annotated[str, Meta(description="The day of publication (2024-06-19), in place of the article's own.")]
Locale = Annotated[str, Meta(description="Language and place (en_GB), in place of the article's own.")]
Relations = Annotated[bool, Meta(description="Whether to tell what was recomputed, be it right or wrong.")]

Words = Annotated[str, Meta(min_length=1, max_length=10_000)]

SOURCES = 50
"""A text may have so many sources."""

ENTRIES = 1_000
"""So many findings may be ignored by entries."""


class Given(Struct, frozen=True, forbid_unknown_fields=True):
    """An article: its `text`, or the `data` of its file. No file is looked for, whatever the name."""

    text: Text | None = None
    data: Data | None = None
    name: Name = "article.txt"
    date: Day | None = None
    locale: Locale | None = None

    def __post_init__(self) -> None:
        if (self.text is None) == (self.data is None):
            raise ValueError("expected `text`, or `data` in base64, and not both")
        if self.date is not None:
            parse_date(self.date)
        if self.locale is not None:
            parse_locale(self.locale)

    @property
    def content(self) -> bytes:
        """The bytes of the file, or of the text."""
        return self.data if self.data is not None else (self.text or "").encode("utf-8", "surrogatepass")


class ExtractRequest(Given, frozen=True, forbid_unknown_fields=True):
    """An article whose figures are wanted."""


class ReadRequest(Given, frozen=True, forbid_unknown_fields=True):
    """A document that is wanted as text."""


class Ignored(Struct, frozen=True, forbid_unknown_fields=True):
    """What an entry of the ignore file says: a rule, a quotation of the sentence, and why it is ignored there."""

    rule: Words
    quote: Words
    reason: Words


class CheckRequest(Given, frozen=True, forbid_unknown_fields=True):
    """An article to check."""

    relations: Relations = False
    ignore: Annotated[tuple[Ignored, ...], Meta(max_length=ENTRIES, description="Findings to suppress.")] = ()


class IgnoreRequest(Given, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A finding of an article that is to be ignored: its rule, where it starts, and why."""

    rule: Words
    start: Annotated[int, Meta(ge=0, description="In code points, as the finding has it.")]
    reason: Words


class Source(Given, frozen=True, forbid_unknown_fields=True):
    """What an article was written from."""

    name: Name = "source.txt"


Sources = Annotated[tuple[Source, ...], Meta(max_length=SOURCES, description="What it was written from.")]


class TraceRequest(Given, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An article, and the sources of its figures."""

    sources: Annotated[Sources, Meta(min_length=1)]


class SheetRequest(Given, frozen=True, forbid_unknown_fields=True):
    """An article whose fact-check sheet is wanted, with what the sources have if there are any."""

    sources: Sources = ()


Asked = ExtractRequest | ReadRequest | CheckRequest | IgnoreRequest | TraceRequest | SheetRequest


class RequestError(Exception):
    """What is wrong with a request: the status of the answer, a code for programs, and words for people."""

    def __init__(self, status: int, code: str, message: str, **headers: str) -> None:
        super().__init__(message)
        self.status, self.code = status, code
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


def asked_in(body: bytes | bytearray, kind: type[Asked]) -> Asked:
    """What a body asks for. Raises `RequestError`.

    >>> asked_in(b'{"text": 5}', ExtractRequest)
    Traceback (most recent call last):
    figures.serve.asking.RequestError: Expected `str | null`, got `int` - at `$.text`
    """
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.ValidationError as error:
        raise RequestError(422, "invalid-request", str(error)) from None
    except (msgspec.DecodeError, RecursionError) as error:
        raise RequestError(400, "invalid-json", f"expected an object of JSON in UTF-8: {error}") from None
