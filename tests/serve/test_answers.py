"""What the service answers: what the command prints, in the form that is described."""

import base64
import json
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from figures.api import load_rules
from figures.serve.answers import answer
from figures.serve.asking import Asked, CheckRequest, SheetRequest
from tests.command import figures
from tests.serve.serving import Server

ARTICLE = """\
---
date: 2024-06-19
---

# Port to close, at a cost of £1.4 million

Rents rose from £200 to £300, an increase of 20%, and 3 of 4 tenants (75%) have left since Wednesday, June 19, 2024.

| Year | Ships |
|------|------:|
| 2022 | 41 |
| 2023 | 52 |
| Total | 99 |
"""
SOURCE = "The port took rents of £200 in 2022, and £310 in 2023. It had 41 ships."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(ARTICLE, encoding="utf-8")
    Path("s.txt").write_text(SOURCE, encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="session")
def openapi(server: Server) -> Any:
    return server.get("/openapi.json").json


def fits(openapi: Any, path: str, status: int, answer: Any) -> None:
    """Assert that an answer is as the description says."""
    response = openapi["paths"][path]["post"]["responses"][str(status)]
    schema = response["content"]["application/json"]["schema"]
    validator = jsonschema.Draft202012Validator({**schema, "components": openapi["components"]})
    validator.validate(answer)


@pytest.mark.parametrize("relations", [False, True])
def test_check(server: Server, openapi: Any, relations: bool) -> None:
    answer = server.post("/check", {"text": ARTICLE, "name": "a.md", "relations": relations})
    options = ["--relations"] * relations
    assert answer.json == json.loads(figures("check", "--format", "json", *options, "a.md").out)
    assert answer.json["findings"]
    fits(openapi, "/check", 200, answer.json)


def test_extract(server: Server, openapi: Any) -> None:
    answer = server.post("/extract", {"text": ARTICLE, "name": "a.md"})
    assert answer.json == json.loads(figures("extract", "--format", "json", "a.md").out)
    fits(openapi, "/extract", 200, answer.json)


def test_trace(server: Server, openapi: Any) -> None:
    asked = {"text": ARTICLE, "name": "a.md", "sources": [{"text": SOURCE, "name": "s.txt"}]}
    answer = server.post("/trace", asked)
    assert answer.json == json.loads(figures("trace", "--format", "json", "a.md", "--source", "s.txt").out)
    assert answer.json["texts"][0]["counts"]["supported"]
    fits(openapi, "/trace", 200, answer.json)


def test_a_table_of_csv_is_a_source(server: Server) -> None:
    Path("t.csv").write_text("year,ships\n2022,41\n2023,52\n", encoding="utf-8")
    asked = {
        "text": ARTICLE,
        "name": "a.md",
        "sources": [{"text": Path("t.csv").read_text(), "name": "t.csv"}],
    }
    printed = figures("trace", "--format", "json", "a.md", "--source", "t.csv").out
    assert server.post("/trace", asked).json == json.loads(printed)


@pytest.mark.parametrize("path", ["/check", "/trace"])
def test_a_report_for_the_browser_is_that_of_the_command(server: Server, path: str) -> None:
    asked = {"text": ARTICLE, "name": "a.md"}
    options = ["a.md"]
    if path == "/trace":
        asked["sources"] = [{"text": SOURCE, "name": "s.txt"}]  # type: ignore[assignment]
        options += ["--source", "s.txt"]
    answer = server.post(f"{path}?format=html", asked)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    whole = figures(path[1:], "--format", "html", *options).out
    assert answer.body.decode() == whole
    bare = server.post(f"{path}?format=bare-html", asked).body.decode()
    for part in ("<style>", "<script>", "script-src", "style-src"):
        assert part not in bare
    assert bare[bare.index("<main") : bare.index("</main>")] in whole


@pytest.mark.parametrize("format_", ["csv", "html", "xlsx"])
@pytest.mark.parametrize("sources", [[], [{"text": SOURCE, "name": "s.txt"}]])
def test_a_sheet_is_that_of_the_command(server: Server, format_: str, sources: list[Any]) -> None:
    answer = server.post(f"/sheet?format={format_}", {"text": ARTICLE, "name": "a.md", "sources": sources})
    figures("sheet", "a.md", *["--source", "s.txt"] * bool(sources), "-o", f"sheet.{format_}")
    written = Path(f"sheet.{format_}").read_bytes()
    assert cells(answer.body) == cells(written) if format_ == "xlsx" else answer.body == written


def cells(book: bytes) -> list[Any]:
    from openpyxl import load_workbook

    return [
        row for sheet in load_workbook(BytesIO(book)).worksheets for row in sheet.iter_rows(values_only=True)
    ]


def test_date_and_locale_stand_in_place_of_those_of_the_article(server: Server) -> None:
    asked = {"text": ARTICLE, "name": "a.md", "date": "2023-01-02", "locale": "en-gb"}
    (file,) = server.post("/check", asked).json["files"]
    assert (file["date"], file["locale"]) == ("2023-01-02", "en_GB")


def test_a_document_is_sent_as_it_is(server: Server) -> None:
    from docx import Document

    made = BytesIO()
    document = Document()
    document.add_heading("Port to close")
    document.add_paragraph("Rents rose from £200 to £300, an increase of 20%.")
    document.save(made)
    asked = {"data": base64.b64encode(made.getvalue()).decode(), "name": "a.docx"}
    assert [finding["rule"] for finding in server.post("/check", asked).json["findings"]] == [
        "change-percent"
    ]
    read = server.post("/read", asked).json
    assert (read["text"].splitlines()[::2], read["name"]) == (
        ["# Port to close", "Rents rose from £200 to £300, an increase of 20%."],
        "a.docx.md",
    )


def test_text_is_read_as_it_is(server: Server, openapi: Any) -> None:
    answer = server.post("/read", {"data": base64.b64encode(ARTICLE.encode()).decode(), "name": "a.md"})
    said = {"title": "Port to close, at a cost of £1.4 million", "date": "2024-06-19", "locale": None}
    assert answer.json == {"text": ARTICLE, "name": "a.md", **said}
    fits(openapi, "/read", 200, answer.json)


SLIP = "Rents rose from £200 to £300, an increase of 20%."


def ignoring(server: Server, text: str, name: str, **asked: object) -> Any:
    given = {
        "text": text,
        "name": name,
        "rule": "change-percent",
        "start": text.index("20%"),
        "reason": "quoted",
    }
    return server.post("/ignore", {**given, **asked})


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.txt"])
def test_what_ignores_a_finding(server: Server, openapi: Any, name: str) -> None:
    """The entry does it if it is sent, the comment if it is written."""
    told = ignoring(server, SLIP, name)
    fits(openapi, "/ignore", 200, told.json)
    answer = told.json
    assert answer["entry"] == f'- rule: "change-percent"\n  quote: "{SLIP}"\n  reason: "quoted"\n'
    entry = {each: answer[each] for each in ("rule", "quote", "reason")}
    ways = [{"text": SLIP, "name": name, "ignore": [entry]}]
    if answer["comment"]:
        at, comment = answer["comment"]["start"], answer["comment"]["text"]
        ways.append({"text": SLIP[:at] + comment + SLIP[at:], "name": name})
    assert len(ways) == (1 if name == "a.txt" else 2)
    for asked in ways:
        (finding,) = server.post("/check", asked).json["findings"]
        assert (finding["suppressed"], finding["reason"]) == (True, "quoted")
        assert b"1 finding ignored" in server.post("/check?format=html", asked).body
    elsewhere = {"text": SLIP.replace("Rents", "Fees"), "name": name, "ignore": [entry]}
    assert not server.post("/check", elsewhere).json["findings"][0]["suppressed"]


def test_a_reason_that_would_end_the_comment(server: Server) -> None:
    assert ignoring(server, SLIP, "a.md", reason="so --> and <b>").json["comment"] is None
    assert ignoring(server, SLIP, "a.md", reason="two\nlines").json["reason"] == "two lines"


def test_a_finding_that_there_is_not(server: Server) -> None:
    assert ignoring(server, SLIP, "a.md", start=0).error == (422, "invalid-request")
    assert "no finding" in ignoring(server, SLIP, "a.md", rule="sum-total").json["message"]
    asked = {"text": SLIP, "ignore": [{"rule": "change-precent", "quote": "x", "reason": "y"}]}
    answer = server.post("/check", asked)
    assert answer.error == (422, "invalid-request")
    assert "change-percent" in answer.json["message"]
    unused = "<!-- figures: ignore change-percent (so) -->\n5 men"
    answer = ignoring(server, f"{unused} 20%", "a.md", rule="unused-ignore", start=0)
    assert "mend the comment" in answer.json["message"]


def test_the_description_is_whole(openapi: Any) -> None:
    for schema in openapi["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)
    for line in json.dumps(openapi).split('"$ref": "#')[1:]:
        found = openapi
        for step in line.partition('"')[0].split("/")[1:]:
            found = found[step]
    asked = openapi["components"]["schemas"]["CheckRequest"]["properties"]
    assert set(asked) == {"text", "data", "name", "date", "locale", "relations", "ignore"}


WRONG: list[tuple[str, str, bytes, tuple[int, str], str]] = [
    ("/check", "application/json", b'{"text": "5', (400, "invalid-json"), "JSON"),
    ("/check", "application/json", b"", (400, "invalid-json"), "JSON"),
    ("/check", "application/json", b"[" * 100_000, (422, "invalid-request"), "got `array`"),
    ("/check", "application/json", b'{"text": "\xff"}', (400, "invalid-json"), "JSON"),
    ("/check", "application/json", b"[]", (422, "invalid-request"), "Expected `object`"),
    ("/check", "application/json", b"{}", (422, "invalid-request"), "expected `text`, or `data`"),
    (
        "/check",
        "application/json",
        b'{"text": 5}',
        (422, "invalid-request"),
        "Expected `str | null`, got `int`",
    ),
    (
        "/check",
        "application/json",
        b'{"text": "", "txt": 1}',
        (422, "invalid-request"),
        "unknown field `txt`",
    ),
    ("/check", "application/json", b'{"data": "%%"}', (422, "invalid-request"), "Invalid base64"),
    ("/check", "application/json", b'{"text": "", "date": "June"}', (422, "invalid-request"), "2024-06-19"),
    (
        "/check",
        "application/json",
        b'{"text": "", "locale": "xx"}',
        (422, "invalid-request"),
        "unknown locale",
    ),
    ("/trace", "application/json", b'{"text": "5"}', (422, "invalid-request"), "`sources`"),
    ("/trace", "application/json", b'{"text": "5", "sources": []}', (422, "invalid-request"), "length >= 1"),
    ("/trace", "application/json", b'{"text": "5", "sources": [{"text": ""}]}', (422, "unreadable"), "empty"),
    (
        "/check",
        "application/json",
        b'{"text": "5", "name": "a.png"}',
        (422, "unreadable"),
        "cannot read .png",
    ),
    ("/check", "application/json", b'{"text": "no PDF", "name": "a.pdf"}', (422, "unreadable"), "a.pdf"),
    ("/check", "application/json", b'{"text": "---\\ndate: x\\n---\\n"}', (422, "unreadable"), "date"),
    ("/check", "text/plain", b"10 miles", (415, "wrong-type"), "application/json"),
    ("/check?format=pdf", "application/json", b"{}", (400, "unknown-format"), "json, html"),
    ("/chekc", "application/json", b"{}", (404, "unknown-path"), "/check"),
]


@pytest.mark.parametrize(("path", "kind", "body", "error", "told"), WRONG)
def test_what_is_wrong_is_told(
    server: Server, openapi: Any, path: str, kind: str, body: bytes, error: tuple[int, str], told: str
) -> None:
    answer = server.ask("POST", path, body, {"Content-Type": kind})
    assert answer.error == error
    assert told in answer.json["message"]
    if path in openapi["paths"]:
        fits(openapi, path, answer.status, answer.json)


@pytest.mark.parametrize(
    ("library", "asked", "format_", "extra"),
    [
        ("openpyxl", SheetRequest(text="5 men"), "xlsx", "xlsx"),
        ("docx", CheckRequest(data=b"PK", name="a.docx"), "json", "docx"),
        ("pypdfium2", CheckRequest(data=b"%PDF", name="a.pdf"), "json", "pdf"),
    ],
)
def test_what_is_not_installed(
    library: str, asked: Asked, format_: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    readers = f"figures.read.{extra}"  # they may have been loaded before
    for name in [
        name for name in sys.modules if name.partition(".")[0] == library or name.startswith(readers)
    ]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    made = answer(asked, format_, load_rules())
    assert (made.status, made.code) == (501, "not-installed")
    assert f"pip install 'figures-checker[{extra}]'" in made.body.decode()


def test_another_method(server: Server) -> None:
    answer = server.get("/check")
    assert (answer.error, answer.headers["allow"]) == ((405, "wrong-method"), "POST")


def test_no_file_is_read_whatever_its_name(server: Server) -> None:
    Path("secret.txt").write_text("£5", encoding="utf-8")
    asked = {"text": "", "name": str(Path("secret.txt").absolute())}
    assert server.post("/extract", asked).json == []
