"""JSON, JSON Lines and CSV: articles given as fields."""

import datetime as dt
from pathlib import Path

import pytest

from figures.errors import InputError
from figures.read import read, read_articles
from tests.read.test_plain import labelled

JSON = {
    "all fields": (
        '{"id": 5, "headline": "Six £5", "standfirst": "Five.", "date": "2024-06-19T08:00:00Z", "locale": "en-GB", '
        '"body": "One.\\n\\nTwo:\\n- 5 men"}',
        [["headline: Six £5", "standfirst: Five.", "body: One.", "body: Two:", "list 0: 5 men"]],
    ),
    "other names, in other places": (
        '{"articleBody": "One.", "Title": "Six", "summary": "Five"}',
        [["body: One.", "headline: Six", "standfirst: Five"]],
    ),
    "a body alone may have a headline": (
        '{"text": "Six\\n\\nOne of 5."}',
        [["headline: Six", "body: One of 5."]],
    ),
    "a body of HTML": (
        '{"headline": "Six", "body": "<h2>Five</h2><p>It cost &pound;5.<\\/p><ul><li>7</ul>"}',
        [["headline: Six", "body: Five", "body: It cost £5.", "list 0: 7"]],
    ),
    "a body of paragraphs": (
        '{"body": ["One of:\\n- 5", {"type": "p", "text": "Two of:\\n- 6"}, {"image": "7.png"}, 8, null]}',
        [["body: One of:", "list 0: 5", "body: Two of:", "list 1: 6"]],
    ),
    "a list": ('[{"body": "5"}, {"body": "6"}]', [["body: 5"], ["body: 6"]]),
    "a list by name": ('\ufeff{"articles": [{"body": "5"}], "n": 1}', [["body: 5"]]),
    "no article": ("[]", []),
}

CSV = {
    "columns by their names": (
        'id,Headline,Body,date\r\n1,"Six ""5""",It cost £5.,2024-06-19\r\n2,Two,"a,\r\n\r\nb",\r\n',
        [['headline: Six "5"', "body: It cost £5."], ["headline: Two", "body: a,", "body: b"]],
    ),
    "semicolons": ("title;text\nSix, five;7,5", [["headline: Six, five", "body: 7,5"]]),
    "tabs": ("title\ttext\nSix\t7", [["headline: Six", "body: 7"]]),
    "one column": ("body\nsix, seven; eight\n\nnine\n", [["body: six, seven; eight"], ["body: nine"]]),
    "rows that are short": ("headline,body,date\nSix\n", [["headline: Six"]]),
    "no rows": ("headline,body", []),
    "nothing": ("", []),
}

REFUSED = {
    "a.json": {
        "no JSON": ("{\n 'a': 5}", "a.json:2:2: not JSON: expecting property name enclosed in double quotes"),
        "a text": ('["five"]', "a.json:1:1: an article is an object with a headline or a body, not a text"),
        "other fields": (
            '{"a": 1, "b": "two"}',
            "a.json:1:1: an article has a headline or a body; the fields here are a, b",
        ),
        "a date that is none": (
            '{"body": "5",\n"date": "today"}',
            "a.json:2:10: date: 'today' is not a date such as 2024-06-19",
        ),
        "an unknown locale": ('{"body": "5", "locale": "xx"}', "a.json:1:26: locale: unknown locale 'xx'"),
    },
    "a.csv": {
        "no column of texts": (
            "id,words\n1,2",
            "a.csv: no column with articles; there are id, words\n  hint: name it, as in --column id",
        ),
        "too many fields": ("id,body\n1,2,3", "a.csv:2:1: 3 fields under 2 columns"),
        "a date that is none": (
            "body,date\n5,today",
            "a.csv:2:3: date: 'today' is not a date such as 2024-06-19",
        ),
    },
}


def shown(path: Path, column: str | None = None) -> list[list[str]]:
    found = []
    for article in read_articles(path, column=column):
        assert not isinstance(article, InputError), article
        found.append(labelled(article))
    return found


@pytest.mark.parametrize(("text", "articles"), JSON.values(), ids=JSON)
def test_json(tmp_path: Path, text: str, articles: list[list[str]]) -> None:
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    assert shown(path) == articles


@pytest.mark.parametrize(("text", "articles"), CSV.values(), ids=CSV)
def test_csv(tmp_path: Path, text: str, articles: list[list[str]]) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode())
    assert shown(path) == articles


def test_a_column_by_name(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("headline,Words\nSix,5 men\n")
    assert shown(path, "words") == [["headline: Six", "body: 5 men"]]
    with pytest.raises(InputError, match=r"a\.csv: no column 'text'; there are headline, words$"):
        shown(path, "text")


def test_facts(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"body": "It cost £5.", "title": "Six", "date": "2024-06-19", "language": "en-au"}')
    article = read(path)
    assert (article.title, article.date, article.locale) == ("Six", dt.date(2024, 6, 19), "en_AU")


def test_several_articles_are_not_one(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"body": "5"}\n{"body": "6"}\n')
    assert shown(path) == [["body: 5"], ["body: 6"]]
    with pytest.raises(
        InputError, match=r"several articles in one file\n  hint: read_articles\(\) gives them"
    ):
        read(path)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [(name, *case) for name, cases in REFUSED.items() for case in cases.values()],
    ids=[f"{name}: {case}" for name, cases in REFUSED.items() for case in cases],
)
def test_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str, message: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text(text)
    with pytest.raises(InputError) as error:
        read(name)
    assert str(error.value).startswith(message)
