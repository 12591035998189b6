"""The description of the service, as OpenAPI 3.1: what is asked by the records, what is answered by the schema."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from figures.serve.answers import FORMATS, MEDIA
from figures.serve.asking import (
    Asked,
    CheckRequest,
    ExtractRequest,
    IgnoreRequest,
    ReadRequest,
    SheetRequest,
    TraceRequest,
)

PATHS: dict[str, tuple[type[Asked], str]] = {
    "/check": (
        CheckRequest,
        "What cannot be true at the same time: what `figures check --format json` prints.",
    ),
    "/extract": (ExtractRequest, "The figures: what `figures extract --format json` prints."),
    "/trace": (
        TraceRequest,
        "What the sources make of the figures: what `figures trace --format json` prints.",
    ),
    "/ignore": (
        IgnoreRequest,
        "What ignores a finding: an entry of the ignore file, a comment in the article.",
    ),
    "/sheet": (SheetRequest, "A fact-check sheet: a row for each figure."),
    "/read": (ReadRequest, "A document as text that people can go on writing."),
}
"""The addresses that take articles, and what each answers."""

_ANSWERS: dict[str, dict[str, Any]] = {
    "/check": {"$ref": "#/components/schemas/check"},
    "/extract": {"type": "array", "items": {"$ref": "#/components/schemas/figure"}},
    "/trace": {"$ref": "#/components/schemas/trace"},
    "/ignore": {"$ref": "#/components/schemas/ignoring"},
    "/read": {"$ref": "#/components/schemas/document"},
}
_MISTAKES = {
    "400": "No JSON, or no such format.",
    "401": "The token is missing.",
    "403": "A page of another site asks.",
    "408": "The request came too slowly.",
    "413": "The request is too large.",
    "415": "Another type of content than application/json.",
    "421": "The server is not called so.",
    "422": "JSON of another form, or an article that cannot be read.",
    "500": "A mistake of the server's own.",
    "501": "The server lacks a library for it.",
    "503": "Too many requests at a time.",
    "504": "It would take too long.",
}
_MORE: dict[str, Any] = {
    "error": {
        "description": "What is wrong with a request: a stable code, and words for people.",
        "type": "object",
        "additionalProperties": False,
        "required": ["error", "message"],
        "properties": {"error": {"type": "string"}, "message": {"type": "string"}},
    },
    "ignoring": {
        "type": "object",
        "additionalProperties": False,
        "required": ["rule", "quote", "reason", "entry", "comment", "suppressed"],
        "properties": {
            "rule": {"type": "string"},
            "quote": {"type": "string", "description": "The sentences of its figures."},
            "reason": {"type": "string"},
            "entry": {"type": "string", "description": "What to write into the ignore file, in YAML."},
            "comment": {
                "description": "What to write into the article, and where; null if no comment can ignore it there.",
                "type": ["object", "null"],
                "additionalProperties": False,
                "required": ["start", "text"],
                "properties": {"start": {"type": "integer"}, "text": {"type": "string"}},
            },
            "suppressed": {"type": "boolean", "description": "Whether a comment ignores it already."},
        },
    },
    "document": {
        "type": "object",
        "additionalProperties": False,
        "required": ["text", "name", "title", "date", "locale"],
        "properties": {
            "text": {"type": "string", "description": "The text as it is, or as Markdown."},
            "name": {"type": "string", "description": "The name to give it; its suffix tells the format."},
            "title": {"type": ["string", "null"]},
            "date": {"type": ["string", "null"], "format": "date"},
            "locale": {"type": ["string", "null"]},
        },
    },
}


@cache
def document(version: str) -> dict[str, Any]:
    """The whole description."""
    (_, asked) = msgspec.json.schema_components(
        [kind for kind, _ in PATHS.values()], ref_template="#/components/schemas/{name}"
    )
    answered = json.loads(
        files("figures")
        .joinpath("schema/figures-1.json")
        .read_text("utf-8")
        .replace("#/$defs/", "#/components/schemas/")
    )["$defs"]
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "figures",
            "version": version,
            "description": "Finds every figure of an article and says which of them cannot be true at the same time.",
        },
        "paths": {path: {"post": _operation(path, kind, told)} for path, (kind, told) in PATHS.items()},
        "components": {
            "schemas": answered | asked | _MORE,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{}, {"token": []}],
    }


def _operation(path: str, kind: type[Asked], told: str) -> dict[str, Any]:
    formats = FORMATS[kind]
    content = {
        MEDIA[each].partition(";")[0]: {"schema": _ANSWERS.get(path, {}) if each == "json" else {}}
        for each in formats
    }
    format_ = {
        "name": "format",
        "in": "query",
        "schema": {"enum": list(formats), "default": formats[0]},
    }
    asked = {"$ref": f"#/components/schemas/{kind.__name__}"}
    mistake = {"application/json": {"schema": {"$ref": "#/components/schemas/error"}}}
    return {
        "operationId": path[1:],
        "summary": told,
        "parameters": [format_],
        "requestBody": {"required": True, "content": {"application/json": {"schema": asked}}},
        "responses": {
            "200": {"description": told, "content": content},
            **{code: {"description": text, "content": mistake} for code, text in _MISTAKES.items()},
        },
    }
