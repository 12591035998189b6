"""The places of values in TOML, however it is written."""

import pytest

from figures.config.places import places

TEXTS = [
    "[tool.figures]\nkey = 'VALUE'\n",
    "tool.figures.key = 'VALUE'",
    "[tool]\nfigures = {other = 1, key = 'VALUE'}\n",
    "[tool.figures]\r\n# key = 'not this'\r\nother = '@0@ key = @@'\r\nkey='VALUE' # key\r\n",
    "[tool.figures.other]\nkey = 1\n[project]\nkey = 'p'\n[tool.figures]\nkey   =   'VALUE'",
    '[tool.figures]\nother = """\nkey = 5\n"""\nkey = \'VALUE\'\n',
    "[[tool.figures.other]]\nkey = 1\n[[tool.figures.other]]\nkey = [1,\n 2]\n"
    "[tool.figures.more]\n[tool]\nfigures.key = 'VALUE'\n",
    "[tool.figures]\n'key' = 'VALUE'\n",
    "[tool.figures]\nunicode = 'Zürich ⁣ 漢字'\nkey = 'VALUE'\n",
]


@pytest.mark.parametrize("text", TEXTS)
def test_key_and_value(text: str) -> None:
    found = places(text, ("tool", "figures"))
    lines = text.splitlines()
    for is_key, expected in ((True, "key"), (False, "'VALUE'")):
        place = found[("key",), is_key]
        assert lines[place.line - 1][place.column - 1 :][: place.length] == expected
    key, value = found[("key",), True], found[("key",), False]
    assert key.line == value.line
    assert text.count("'VALUE'", 0) == 1
