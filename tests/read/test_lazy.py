"""What a format needs is loaded when a file of that format is read, and not before."""

import subprocess
import sys
from pathlib import Path

import pytest

LIBRARIES = {"docx", "lxml", "markdown_it", "pathspec", "pypdfium2"}
PROGRAM = """
import sys
from figures.read import read
from figures.read.find import find_articles
for path in sys.argv[1:]:
    read(find_articles(path)[0])
print(*sorted(sys.modules))
"""


@pytest.mark.parametrize(
    ("name", "text", "needed"),
    [
        ("a.txt", "It cost £5.", set()),
        ("a.md", "It cost £5.", {"markdown_it"}),
        ("a.html", "It cost £5.", set()),
        ("a.rst", "It cost £5.", set()),
        ("a.json", '{"body": "It cost £5."}', set()),
        ("a.csv", "body\nIt cost £5.", set()),
        (".", "It cost £5.", {"pathspec"}),
    ],
)
def test_libraries(tmp_path: Path, name: str, text: str, needed: set[str]) -> None:
    (tmp_path / ("a.txt" if name == "." else name)).write_text(text, encoding="utf-8")
    command = [sys.executable, "-c", PROGRAM, str(tmp_path / name)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    loaded = set(done.stdout.split())
    assert loaded & LIBRARIES == needed
    readers = {each for each in loaded if each.count(".") == 2 and each.startswith("figures.read.")}
    assert ("figures.read.html" in readers) is name.endswith(".html")
    assert ("figures.read.csv" in readers) is name.endswith(".csv")
