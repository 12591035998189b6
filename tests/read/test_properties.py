"""Whatever the text, positions hold."""

from hypothesis import example, given, reject, settings
from hypothesis import strategies as st

from figures.errors import InputError
from figures.model import Article, Block
from figures.read import Format, read_text
from figures.read.prose import OBJECT

MARKUP = [
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    " ",
    "  \n",
    "\\\n",
    "*",
    "**",
    "_",
    "`",
    "[",
    "](x 'y')",
    "![",
    "<b>",
    "<br>",
]
MARKUP += [
    "&pound;",
    "&#8364;",
    "&amp",
    "> ",
    "- ",
    "1. ",
    "2) ",
    "# ",
    "|",
    "\n|-|-|\n",
    "\\|",
    "\\*",
    "---\n",
]
MARKUP += [
    "    ",
    "\t",
    "```\n",
    "<!-- 5 -->",
    "[^1]",
    "[^1]: ",
    "===\n",
    "https://a.b/5",
    "<https://a.b/5>",
    "a: b\n",
]
PROSE = [
    "92",
    "1,200",
    "£",
    "million",
    "men",
    "\xa0",
    "\u202f",
    "’",
    "–",
    "👩‍👩‍👧",
    "½",
    "é",
    ".",
    "\ufeff",
    "\u2028",
    "of",
]

texts = st.lists(st.sampled_from(MARKUP + PROSE), max_size=40).map("".join) | st.text(max_size=60)
clean = texts.filter(lambda text: "\0" not in text)


def read(text: str, format_: Format) -> Article:
    try:
        return read_text(text, format=format_)
    except InputError:  # what looks like front matter may be no YAML
        return reject()


def sources(block: Block) -> list[int]:
    return [block.source(at) for at in range(len(block.text))]


@given(text=clean, format_=st.sampled_from(["txt", "md"]))
@example(text="1. # 1", format_="md")
@example(text="> | a | b |\n> |-|-|\n> | 5 \\| 6 |", format_="md")
@example(text="![a *5* ![6](x)](y) &NotEqualTilde;5", format_="md")
@settings(max_examples=400)
def test_every_character_has_its_place(text: str, format_: Format) -> None:
    for block in read(text, format_).blocks:
        wide = dict(block.wide)
        places = sources(block)
        assert places == sorted(places)
        assert block.text == block.text.strip() != ""
        for at, (character, place) in enumerate(zip(block.text, places, strict=True)):
            source = text[place]
            replaced = (
                (character == " " and source in "\r\n\\<" + " \t\v\f\x1c\x1d\x1e\x1f\x85\xa0\u2028")
                or (character == OBJECT and source in "`!")
                or (at in wide and source in "&\\")
            )
            assert character == source or replaced, (block, at)


@given(text=clean)
@settings(max_examples=300)
def test_plain_text_loses_nothing_but_its_marks(text: str) -> None:
    """Every letter and digit is in exactly one block, but for the numbers of list items."""
    blocks = read(text, "txt").blocks
    places = [place for block in blocks for place in sources(block)]
    assert len(places) == len(set(places))
    left_out = "".join(text[place] for place in sorted(set(range(len(text))) - set(places)))
    assert not any(character.isalpha() and character not in "abdteilo" for character in left_out)


@given(text=clean)
def test_positions_count_lines_as_editors_do(text: str) -> None:
    article = read(text, "txt")
    expected = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert len(article.line_starts) == expected
