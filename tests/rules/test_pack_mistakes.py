"""Each class of mistake in a pack: its code, its place to the column, its hint; and all of a file at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.making import pack, problems

HEAD = "version: 1\n"
RULE = """\
rules:
  - id: a-rule
    title: A rule
    find: {{{find}}}
    require: {require}
    message: "{message}"
    tests: [{{ok: one}}, {{fail: two}}]
"""
RESTATES = "restates: {outer: {kind: measure}, inner: {kind: measure}}"


def rule(
    find: str = RESTATES, require: str = "inner == outer", message: str = "{outer}", more: str = ""
) -> str:
    return HEAD + RULE.format(find=find, require=require, message=message) + more


@pytest.mark.parametrize(
    ("code", "content", "place", "message", "hint"),
    [
        (
            "yaml-syntax",
            "version: 1\nrules: [",
            (3, 1),
            "this is not YAML: did not find expected node content while parsing a flow node",
            None,
        ),
        (
            "duplicate-key",
            rule(more="    title: Again\n"),
            (9, 5),
            "duplicate key 'title'",
            "first set on line 4",
        ),
        (
            "unknown-key",
            rule("restates: {outer: {knd: measure}, inner: {kind: measure}}"),
            (5, 31),
            "unknown key 'knd' in a figure selection",
            "did you mean 'kind'?",
        ),
        (
            "unbound-name",
            rule(more='    equation: "{outer}: {othr}"\n'),
            (9, 26),
            "'othr' is not bound by this rule",
            "did you mean 'outer'?",
        ),
        (
            "bad-template",
            rule(more='    equation: "{outer | singed 1}"\n'),
            (9, 25),
            "unknown filter 'singed'",
            "did you mean 'signed'?",
        ),
        (
            "unknown-key",
            rule(more="    fixes: []\n"),
            (9, 5),
            "unknown key 'fixes' in a rule",
            "did you mean 'fix'?",
        ),
        ("missing-key", "rules: []\n", (1, 1), "a pack needs 'version'", None),
        ("wrong-type", "version: one\n", (1, 10), "expected a whole number, not text", None),
        ("wrong-type", "version: 1\nrules: {}\n", (2, 8), "expected a list of rules, not a mapping", None),
        (
            "unknown-value",
            rule("restates: {outer: {kind: mesure}, inner: {kind: measure}}"),
            (5, 37),
            "unknown kind 'mesure'",
            "did you mean 'measure'?",
        ),
        (
            "unknown-value",
            rule("each: {kind: measure, unit: killometer}", "it > 0", "{it}"),
            (5, 40),
            "unknown unit 'killometer'",
            "did you mean 'kilometer'?",
        ),
        (
            "unknown-value",
            rule("each: {kind: money, currency: USDD}", "it > 0", "{it}"),
            (5, 42),
            "unknown currency 'USDD'",
            "did you mean 'USD'?",
        ),
        (
            "unknown-value",
            rule("each: {section: hedline}", "it > 0", "{it}"),
            (5, 28),
            "unknown section 'hedline'",
            "did you mean 'headline'?",
        ),
        (
            "unknown-value",
            rule('phrase: "{verb} to {it}", words: {verb: chnage}, figures: {it: {}}', "it > 0", "{it}"),
            (5, 52),
            "unknown word list 'chnage'",
            None,
        ),
        (
            "bad-expression",
            rule(require="inner =="),
            (6, 22),
            "expected a value but the expression ends here",
            None,
        ),
        (
            "bad-expression",
            rule(require="inner == outer ± inner"),
            (6, 31),
            "the tolerance after ± must be a literal: 3% or '5 km'",
            None,
        ),
        (
            "unbound-name",
            rule(require="inner == outter"),
            (6, 23),
            "'outter' is not bound by this rule",
            "did you mean 'outer'?",
        ),
        (
            "unbound-name",
            rule(message="{outer} is {iner}"),
            (7, 27),
            "'iner' is not bound by this rule",
            "did you mean 'inner'?",
        ),
        (
            "unbound-name",
            rule(require="inner.curency == outer.currency"),
            (6, 14),
            "a figure has no attribute 'curency'",
            "did you mean 'currency'?",
        ),
        (
            "unbound-name",
            rule('phrase: "{old} to {nwe}", figures: {old: {}, new: {}}', "new > old", "{new}"),
            (5, 31),
            "slot 'nwe' is neither a figure nor a word list of this rule",
            "did you mean 'new'?",
        ),
        (
            "unknown-function",
            rule(require="inner == convrt(outer, inner.unit)"),
            (6, 23),
            "there is no function 'convrt'",
            "did you mean 'convert'?",
        ),
        (
            "wrong-arguments",
            rule(require="inner == abs(outer, inner)"),
            (6, 23),
            "'abs' takes 1 argument, not 2",
            None,
        ),
        (
            "cannot-compare",
            rule("restates: {outer: {kind: money}, inner: {kind: percent}}"),
            (6, 14),
            "a number cannot be compared with money",
            None,
        ),
        (
            "bad-phrase",
            rule('phrase: "({old} to {new}", figures: {old: {}, new: {}}', "new > old", "{new}"),
            (5, 21),
            "this bracket is not closed",
            None,
        ),
        (
            "bad-template",
            rule(message="{outer is"),
            (7, 15),
            "this brace is not closed",
            None,
        ),
        (
            "bad-template",
            rule(message="{outer | lik inner}"),
            (7, 24),
            "unknown filter 'lik'",
            "did you mean 'like'?",
        ),
        (
            "ambiguous-find",
            rule("each: {}, group: {}"),
            (5, 11),
            "'find' takes exactly one of each, restates, phrase, group, join, relation",
            None,
        ),
        (
            "duplicate-id",
            rule(
                more=RULE.removeprefix("rules:\n").format(
                    find=RESTATES, require="inner == outer", message="x"
                )
            ),
            (9, 9),
            "there is a rule 'a-rule' already",
            "first on line 3",
        ),
        (
            "bad-import",
            "version: 1\nuse: [./words.yaml]\n",
            (2, 7),
            "there is no pack './words.yaml'",
            None,
        ),
        (
            "override-needed",
            "version: 1\nuse: [figures/core/vocab.yaml]\nvocab:\n  times: {2: [doubled]}\n",
            (4, 3),
            "the word list 'times' is imported with other words",
            "put 'times' under 'override' to replace the imported one, or choose another name",
        ),
        (
            "bad-test",
            rule().replace("{ok: one}, ", ""),
            (8, 12),
            "a rule needs a test that begins with 'ok:'",
            None,
        ),
        (
            "bad-test",
            rule().replace("ok: one", "okay: one"),
            (8, 13),
            "a test begins with one of ok, fail, skips, todo_ok, todo_fail",
            None,
        ),
        (
            "bad-test",
            rule().replace("fail: two", "fail: two, at: three"),
            (8, 40),
            "this does not stand in the text of the test",
            None,
        ),
    ],
)
def test_a_mistake_is_shown_where_it_is(
    code: str, content: str, place: tuple[int, int], message: str, hint: str | None, tmp_path: Path
) -> None:
    path = pack(tmp_path, content)
    assert [(p.path, (p.line, p.column), p.code, p.message, p.hint) for p in problems([path])] == [
        (str(path), place, code, message, hint)
    ]


def test_all_mistakes_of_all_files_are_found_at_once(tmp_path: Path) -> None:
    one = pack(tmp_path, rule(require="inner == outter", message="{iner}"), "one.yaml")
    two = pack(tmp_path, rule("restates: {outer: {knd: x}}", more="    fixes: []\n"), "two.yaml")
    assert [(Path(p.path).name, p.line, p.column, p.code) for p in problems([one, two])] == [
        ("one.yaml", 6, 23, "unbound-name"),
        ("one.yaml", 7, 16, "unbound-name"),
        ("two.yaml", 3, 9, "duplicate-id"),
        ("two.yaml", 5, 22, "ambiguous-find"),
        ("two.yaml", 5, 31, "unknown-key"),
        ("two.yaml", 9, 5, "unknown-key"),
    ]


@pytest.mark.parametrize("content", ["", "[]", "- a", "a: [b", "version: 1\nrules:\n  - 5\n", "\x00"])
def test_no_file_is_a_traceback(content: str, tmp_path: Path) -> None:
    problems([pack(tmp_path, content)])


def test_a_missing_pack_is_a_problem(tmp_path: Path) -> None:
    (problem,) = problems([tmp_path / "none.yaml"])
    assert (problem.code, problem.message) == (
        "unreadable",
        "cannot read this file: no such file or directory",
    )
