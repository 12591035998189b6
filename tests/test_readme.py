"""The examples of the README and of the rules' manual are what the command prints and accepts."""

import re
from pathlib import Path

import pytest

from tests.command import figures

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")

MANUAL = (ROOT / "rules" / "README.md").read_text(encoding="utf-8")
CONSOLE = re.findall(r"^```console\n\$ figures (.*)\n((?s:.*?))^```$", README + MANUAL, re.MULTILINE)
FILES = re.findall(r'^```\w+ title="(.*)"\n((?s:.*?))^```$', MANUAL, re.MULTILINE)
YAML = re.findall(r"^```yaml\n((?s:.*?))^```$", README + MANUAL, re.MULTILINE)


@pytest.mark.parametrize(("command", "output"), CONSOLE, ids=[command for command, _ in CONSOLE])
def test_what_the_command_prints(command: str, output: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    done = figures(*command.split())
    assert (done.out, done.err) == (output, "")


@pytest.mark.parametrize("text", YAML)
def test_the_rule_passes_its_tests(text: str, tmp_path: Path) -> None:
    (tmp_path / "house.yaml").write_text(text, encoding="utf-8")
    done = figures("test", "--coverage", str(tmp_path / "house.yaml"))
    examples = len(re.findall(r"^      - (?:ok|fail|skips):", text, re.MULTILINE))
    assert (done.code, done.out) == (0, f"{examples} tests of 1 rule, 0 failed.\n")


@pytest.mark.parametrize(("path", "content"), FILES, ids=[path for path, _ in FILES])
def test_a_file_is_shown_as_it_is(path: str, content: str) -> None:
    assert (ROOT / path).read_text(encoding="utf-8") == content


def test_there_are_examples() -> None:
    assert (len(CONSOLE), len(YAML), len(FILES)) == (2, 4, 2)
