"""Pairs of a source and a text, one JSON object a line, as evaluation pipelines have them: streamed, in order."""

from __future__ import annotations

import json
from typing import Any

from msgspec import Struct

from figures.errors import FiguresError, InputError, unexpected
from figures.read import DEFAULT_LOCALE, read_text
from figures.report.json import dump
from figures.trace.formats.record import place_record, traced_record
from figures.trace.reading import check_not_empty, extraction_of, known_locale, source_of
from figures.trace.tracing import Tracing
from figures.units import table


class Line(Struct, frozen=True):
    """What came of a line: the record of its pair, or why there is none, and how grave the objections are."""

    told: str | None
    mistake: str | None = None
    objects: frozenset[str] = frozenset()


class Pairs(Struct, frozen=True):
    """How pairs are traced: `path` names the file in messages."""

    path: str
    is_version: bool = False

    def line(self, number: int, text: str) -> Line:
        """What comes of one line, whatever stands in it."""
        place = f"{self.path}:{number}"
        try:
            return self._line(text)
        except InputError as error:
            return Line(None, f"{place}{error}" if str(error).startswith(":") else f"{place}: {error}")
        except FiguresError as error:
            return Line(None, f"{place}: {error}")
        except Exception as error:
            return Line(None, unexpected(error, place))

    def _line(self, text: str) -> Line:
        pair = _pair(text)
        target = read_text(pair["target"], locale=_locale(pair, "target_locale"))
        locale = _locale(pair, "source_locale")
        sources = [
            read_text(each, f"<source {number}>", locale=locale)
            for number, each in enumerate(pair["source"], start=1)
        ]
        check_not_empty(sources)
        tracing = Tracing([source_of(each) for each in sources], table())
        read = extraction_of(target)
        trace = tracing.version(read) if self.is_version else tracing.of(read)
        told: dict[str, object] = {
            "id": pair["id"],
            "figures": [traced_record(each, trace) for each in trace.figures],
        }
        if self.is_version:
            told["lost"] = [place_record(place, trace) for place in trace.lost]
        objects = {each.severity.value for each in trace.objections if each.severity is not None}
        return Line(dump(told), objects=frozenset(objects | ({"error"} if trace.lost else set())))


def _pair(text: str) -> dict[str, Any]:
    """The fields of a line. Raises `InputError`, with the column, if it is no pair."""
    try:
        found = json.loads(text.rstrip())
    except json.JSONDecodeError as error:
        raise InputError(
            f":{error.colno}: no JSON: {error.msg.lower()}\n  hint: one object on each line"
        ) from None
    except RecursionError:
        raise InputError("no JSON that can be read: it is nested too deeply") from None
    if not isinstance(found, dict):
        raise InputError('expected an object with "source" and "target"')
    source = found.get("source", found.get("sources"))
    source = [source] if isinstance(source, str) else source
    if not isinstance(source, list) or not all(isinstance(each, str) for each in source) or not source:
        raise InputError('expected "source": a text, or a list of texts')
    if not isinstance(found.get("target"), str):
        raise InputError('expected "target": a text')
    return {**found, "source": source, "id": found.get("id")}


def _locale(pair: dict[str, Any], name: str) -> str:
    locale = pair.get(name) or DEFAULT_LOCALE
    try:
        return known_locale(locale) if isinstance(locale, str) else DEFAULT_LOCALE
    except ValueError as error:
        raise InputError(f'"{name}": {error}') from None
