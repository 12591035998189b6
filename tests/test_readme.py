"""The examples of the README and of the rules' manual are what the command prints and accepts."""

import datetime as dt
import re
from itertools import chain
from pathlib import Path

import pytest
from msgspec.structs import replace

from figures.extract import extract
from figures.lexicon import load
from figures.papers.paper import read_paper, without
from figures.papers.reported import reported
from figures.read import read_text
from figures.relate import frames, relate
from tests.command import figures
from tests.relations.making import known

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")

MANUAL = (ROOT / "rules" / "README.md").read_text(encoding="utf-8")
CONSOLE = re.findall(r"^```console\n\$ figures (.*)\n((?s:.*?))^```$", README + MANUAL, re.MULTILINE)
FILES = re.findall(r'^```\w+ title="(.*)"\n((?s:.*?))^```$', MANUAL, re.MULTILINE)
YAML = re.findall(r"^```yaml\n((?s:.*?))^```$", README + MANUAL, re.MULTILINE)
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
RELATIONS = re.findall(r"^\| `([\w-]+)` \| `([\w-]+)` \| (`.*?) \| .*? \| (.*) \|$", MANUAL, re.MULTILINE)
TABLE, HEADLINE = re.compile(r"\*[^*]"), re.compile(r"\*\*(.*)\*\* ")


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
    assert (len(CONSOLE), len(YAML), len(FILES)) == (3, 5, 2)


def test_the_manual_lists_all_relations_and_their_forms() -> None:
    assert {(relation, form) for relation, form, _, _ in RELATIONS} == {
        (name, form) for name, frame in frames().items() for form in frame.forms
    }


@pytest.mark.parametrize(
    ("relation", "form", "roles", "text"),
    [row for row in RELATIONS if not TABLE.match(row[3])],
)
def test_an_example_of_a_form_has_its_roles(relation: str, form: str, roles: str, text: str) -> None:
    source = HEADLINE.sub(r"# \1\n\n", text).replace(" / ", "\n\n")
    article = replace(read_text(source, format="md", locale="en"), date=dt.date(2024, 5, 2))
    extraction = extract(article, load("en"))
    context = known(extraction)
    related = relate(extraction, context.lexicon, context.units)
    paper = read_paper(article, context.lexicon)
    statistics = reported(paper, without(paper, extraction)) if paper is not None else ()
    found = [each.relations[0] for each in chain(related, statistics)]
    bound = [
        {*each.roles, *(f"{name}#" for name in each.told), *(["way"] if each.way else [])}
        for each in found
        if (each.frame, each.form) == (relation, form)
    ]
    assert {f"{name}{mark}" for name, mark in re.findall(r"`(\w+)`(#?)", roles)} in bound


def test_the_guide_names_every_module_of_relations() -> None:
    modules = [module for module in (ROOT / "figures" / "relate").rglob("*.py") if module.stem != "__init__"]
    names = {module: (module.name, f"{module.parent.name}/{module.name}") for module in modules}
    assert [
        module for module in modules if not any(f"`{name}`" in CONTRIBUTING for name in names[module])
    ] == []
