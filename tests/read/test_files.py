"""Files and folders: what is found, how it is decoded, and what is said when it cannot be."""

import datetime as dt
from pathlib import Path

import pytest

from figures.errors import InputError
from figures.read import FORMATS, parse_date, parse_locale, read, read_text
from figures.read.find import find_articles

TEXT = "£5 for six men."

DECODED = {
    "UTF-8": (TEXT.encode(), TEXT),
    "UTF-8 with a byte order mark": (TEXT.encode("utf-8-sig"), "\ufeff" + TEXT),
    "UTF-16, little end first": (b"\xff\xfe" + TEXT.encode("utf-16-le"), "\ufeff" + TEXT),
    "UTF-16, big end first": (b"\xfe\xff" + TEXT.encode("utf-16-be"), "\ufeff" + TEXT),
    "line breaks stay": (b"a\r\nb\rc\n", "a\r\nb\rc\n"),
    "empty": (b"", ""),
}

REFUSED = {
    "another encoding": (
        b"It cost \xa35.",
        "a.txt: byte 8 (0xA3) is not UTF-8\n"
        "  hint: save the article as UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8",
    ),
    "binary": (b"\x89PNG\r\n\0\0", "a.txt: byte 6 is NUL, so this is no text"),
    "text with NUL": (b"five\0", "a.txt: byte 4 is NUL, so this is no text"),
    "half of a character": (
        b"\xff\xfe5",
        "a.txt: byte 2 (0x35) is not UTF-16-LE\n"
        "  hint: save the article as UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8",
    ),
    "a date that is none": (
        b"---\ndate: yesterday\n---\n",
        "a.txt:2:7: front matter: date: 'yesterday' is not a date such as 2024-06-19",
    ),
    "two mistakes": (
        b"---\nlocale: en_GV\ndate: 2024-13-01\n---\n",
        "a.txt:2:9: front matter: locale: unknown locale 'en_GV'; did you mean en_VU or en_VI or en_VG?\n"
        "a.txt:3:7: front matter: date: '2024-13-01' is not a date such as 2024-06-19",
    ),
    "no YAML": (
        b"---\ntitle: Budget: 5 die\n---\n",
        "a.txt:2:14: front matter: this is not YAML: mapping values are not allowed in this context",
    ),
}

FRONT_MATTER = {
    "facts": (
        "---\ndate: 2024-06-19\nlocale: en-GB\ntitle: 'Six: die'\ntags: [5]\n---\n",
        ["2024-06-19", "en_GB", "Six: die"],
    ),
    "capitals": ("---\nDate: 2024-06-19\n---\n", ["2024-06-19", "en", None]),
    "a time of day": ("---\ndate: 2024-06-19 08:30:00 +0100\n---\n", ["2024-06-19", "en", None]),
    "ISO 8601": ("---\ndate: 2024-06-19T08:30:00+01:00\n...\n", ["2024-06-19", "en", None]),
    "empty facts": ("---\ndate:\nlocale: null\n---\n", [None, "en", None]),
}

NO_FRONT_MATTER = {
    "a rule": "---\nSix men died.\n---\nText.",
    "a sentence with a colon": "---\nNote: six men died.\n---\nText.",
    "no end": "---\ndate: 2024-06-19\n\nSix men died.",
    "nothing in it": "---\n---\nText.",
    "not at the top": "\n---\ndate: 2024-06-19\n---\n",
}


@pytest.mark.parametrize(("data", "text"), DECODED.values(), ids=DECODED)
def test_decoded(tmp_path: Path, data: bytes, text: str) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    assert read(tmp_path / "a.txt").source == text


@pytest.mark.parametrize(("data", "message"), REFUSED.values(), ids=REFUSED)
def test_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, message: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_bytes(data)
    with pytest.raises(InputError) as error:
        read("a.txt")
    assert str(error.value) == message


@pytest.mark.parametrize(("text", "facts"), FRONT_MATTER.values(), ids=FRONT_MATTER)
def test_front_matter(text: str, facts: list[str | None]) -> None:
    article = read_text(text + "Six men.")
    assert [article.date and article.date.isoformat(), article.locale, article.title] == facts
    assert [block.text for block in article.blocks] == ["Six men."]


@pytest.mark.parametrize("text", NO_FRONT_MATTER.values(), ids=NO_FRONT_MATTER)
@pytest.mark.parametrize("format_", ["txt", "md"])
def test_no_front_matter(text: str, format_: str) -> None:
    article = read_text(text, format="md" if format_ == "md" else "txt")
    assert article.date is None
    prose = " ".join(block.text for block in article.blocks)
    assert [word for word in text.split() if word.isalpha() and word not in prose] == []


def test_arguments_stand_in_place_of_front_matter() -> None:
    article = read_text(
        "---\ndate: 2024-06-19\nlocale: en_GB\n---\n", date=dt.date(2020, 1, 1), locale="en_AU"
    )
    assert (article.date, article.locale) == (dt.date(2020, 1, 1), "en_AU")


def test_the_title_is_the_headline_unless_given() -> None:
    assert read_text("# Six", format="md").title == "Six"
    assert read_text("---\ntitle: Five\n---\n# Six", format="md").title == "Five"


def test_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ["b.md", "a.TXT", "c.xyz", "sub/d.markdown", "sub/.e.txt", ".git/f.txt", "empty/x.png"]:
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text("5")
    Path("loop").symlink_to(".")
    assert [str(path) for path in find_articles(".")] == ["a.TXT", "b.md", "sub/d.markdown"]
    assert find_articles("c.xyz") == [Path("c.xyz")]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("missing.txt", "missing.txt: no such file or folder"),
        ("empty", f"empty: no article in this folder; files that can be read are {', '.join(FORMATS)}"),
    ],
)
def test_nothing_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, message: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("empty").mkdir()
    with pytest.raises(InputError) as error:
        find_articles(path)
    assert str(error.value) == message


def test_unreadable_kinds_of_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.png").write_text("5")
    Path("folder").mkdir()
    with pytest.raises(
        InputError, match=r"^a\.png: cannot read \.png files; those that can be read are \.txt, "
    ):
        read("a.png")
    with pytest.raises(InputError, match=r"^folder: is a directory$"):
        read("folder")


@pytest.mark.parametrize(
    ("text", "locale"), [("en", "en"), ("EN-gb", "en_GB"), ("de_AT", "de_AT"), ("zh-Hant-TW", "zh_Hant_TW")]
)
def test_locales(text: str, locale: str) -> None:
    assert parse_locale(text) == locale


@pytest.mark.parametrize("text", ["", "english", "xx_YY", "en_GB_oed_x", "C"])
def test_unknown_locales(text: str) -> None:
    with pytest.raises(ValueError, match="unknown locale"):
        parse_locale(text)


@pytest.mark.parametrize("text", ["19 June 2024", "2024", "2024-06", "2024-02-30", ""])
def test_unknown_dates(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date"):
        parse_date(text)
