"""The strict YAML reader: what is special, what is refused, and where mistakes are shown."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures import yamlfile
from figures.errors import PackError
from figures.yamlfile import Mistake, Node, ScalarNode, SequenceNode, Value


def root(content: str) -> Node:
    node, problems = yamlfile.parse(content, "a.yaml")
    assert not problems.found
    assert node is not None
    return node


def places(problems: yamlfile.Problems) -> list[tuple[int, int, int, str, str | None]]:
    return [(p.line, p.column, p.length, p.code, p.hint) for p in problems.found]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("", None),
        ("12", 12),
        ("-3", -3),
        ("1.50", Decimal("1.50")),
        ("1e9", Decimal("1e9")),
        ("yes", "yes"),
        ("on", "on"),
        ("True", "True"),
        ("12:30", "12:30"),
        ("1_000", "1_000"),
        ("007", "007"),
        ("0x1F", "0x1F"),
        (".inf", ".inf"),
        ("~", "~"),
        ("2024-06-19", "2024-06-19"),
        ("1e999", "1e999"),
        ("9" * 5000, "9" * 5000),
        ("'12'", "12"),
        ('"true"', "true"),
    ],
)
def test_only_constants_and_exact_numbers_are_special(written: str, value: Value) -> None:
    node = root(f"- {written}")
    assert isinstance(node, SequenceNode)
    item = node.items[0]
    assert isinstance(item, ScalarNode)
    assert item.value == value
    assert type(item.value) is type(value)


@pytest.mark.parametrize(
    ("content", "line", "column", "message"),
    [
        ("a: *x", 1, 4, "anchors and aliases are not used here"),
        ("a: &x 1", 1, 4, "anchors and aliases are not used here"),
        ("a: !thing 1", 1, 4, "tags such as !thing are not used here"),
        ("a: 1\n---\nb: 2", 2, 1, "a file holds one document only"),
        ("[" * 100, 1, 33, "this is nested more than 32 deep"),
        ("a: b: c", 1, 5, "this is not YAML: mapping values are not allowed in this context"),
        ("a: [1", 2, 1, "this is not YAML: did not find expected ',' or ']' while parsing a flow sequence"),
        (
            "a: \x00",
            1,
            1,
            "this is not YAML: unacceptable character #x0000: control characters are not allowed",
        ),
    ],
)
def test_what_is_refused(content: str, line: int, column: int, message: str) -> None:
    node, problems = yamlfile.parse(content)
    assert node is None
    assert [(p.line, p.column, p.code, p.message) for p in problems.found] == [
        (line, column, "yaml-syntax", message)
    ]


def test_what_is_nested_a_hundred_thousand_deep_is_refused() -> None:
    node, problems = yamlfile.parse("[" * 100_000)  # libyaml may be the first to say so, in its own words
    assert node is None
    assert [(p.line, p.code) for p in problems.found] == [(1, "yaml-syntax")]


def test_a_file_that_is_too_large_is_refused() -> None:
    _, problems = yamlfile.parse("#" * (yamlfile.MAX_CHARACTERS + 1))
    assert [p.code for p in problems.found] == ["yaml-syntax"]


def test_every_mistake_of_a_mapping_is_found() -> None:
    node = yamlfile.parse("id: 5\ntitel: x\nid: 6\nage: old\ntags: [a, 1]\n", "a.yaml")[0]
    assert node is not None
    with node.fields("a rule") as fields:
        assert fields.need("id", yamlfile.text) is None
        assert fields.need("title", yamlfile.text) is None
        assert fields.take("age", yamlfile.integer, 3) == 3
        assert fields.take("tags", yamlfile.list_of(yamlfile.text), ()) == ("a",)
    with pytest.raises(PackError) as caught:
        node.problems.check()
    assert [(p.line, p.column, p.length, p.code, p.message, p.hint) for p in caught.value.problems] == [
        (1, 1, 1, "missing-key", "a rule needs 'title'", None),
        (1, 5, 1, "wrong-type", "expected text, not a whole number", None),
        (2, 1, 5, "unknown-key", "unknown key 'titel' in a rule", "did you mean 'title'?"),
        (3, 1, 2, "duplicate-key", "duplicate key 'id'", "first set on line 1"),
        (4, 6, 3, "wrong-type", "expected a whole number, not text", None),
        (5, 11, 1, "wrong-type", "expected text, not a whole number", None),
    ]


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("- ab cd", (1, 6, 2)),
        ("- 'ab cd'", (1, 7, 2)),
        ('- "ab cd"', (1, 7, 2)),
        ("- 𝄞b cd", (1, 6, 2)),
        ('- "\\u0061b cd"', (1, 3, 12)),
        ("- |\n  ab cd", (1, 3, 1)),
        ("\ufeff- ab cd", (1, 6, 2)),
    ],
)
def test_a_part_of_a_scalar_has_its_own_place(
    content: str, place: tuple[int, int, int], tmp_path: Path
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(content, "utf-8")
    node, _ = yamlfile.load(path)
    assert isinstance(node, SequenceNode)
    problem = node.items[0].mistake("bad-expression", "no", at=3, length=2).problem
    assert (problem.line, problem.column, problem.length) == place


def test_unknown_values_are_answered_with_the_nearest_valid_one() -> None:
    kind = yamlfile.choice(["measure", "money"], "kind")
    node = root("- mesure")
    assert isinstance(node, SequenceNode)
    with pytest.raises(Mistake) as caught:
        kind(node.items[0])
    assert (caught.value.problem.code, caught.value.problem.hint) == (
        "unknown-value",
        "did you mean 'measure'?",
    )


def test_a_value_like_none_of_the_valid_ones_is_answered_with_all_if_they_are_few() -> None:
    node = root("- speed")
    assert isinstance(node, SequenceNode)
    hints = []
    for known in (["measure", "money"], [str(number) for number in range(50)]):
        with pytest.raises(Mistake) as caught:
            yamlfile.choice(known, "kind")(node.items[0])
        hints.append(caught.value.problem.hint)
    assert hints == ["expected one of measure, money", None]


@pytest.mark.parametrize("content", [b"\xff\xfe", None])
def test_a_file_that_cannot_be_read_is_a_problem(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(PackError) as caught:
        yamlfile.load(path)
    assert [p.code for p in caught.value.problems] == ["unreadable"]


@given(st.text(max_size=60))
def test_no_text_is_a_traceback(content: str) -> None:
    node, problems = yamlfile.parse(content)
    assert node is None or not [p for p in problems.found if p.code == "yaml-syntax"]
