"""Findings that a comment in the article ignores, and what is wrong with such comments."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from figures.model import Article, Block, Confidence, Finding, Severity
from figures.report.result import Report
from figures.suppress import MISTAKE, NO_REASON, UNUSED
from figures.suppress.comments import Comment, Verb, comments

ALL = "all"
"""In place of rules: whatever is found."""

MAX_COMMENTS = 200
"""How many comments of one article are heeded: each is compared with each finding."""


class _Ignore(Struct, frozen=True):
    """A comment and the part of the source that it is about."""

    comment: Comment
    start: int
    end: int

    def covers(self, finding: Finding) -> bool:
        """Whether the finding is of one of the rules, and one of its figures stands here."""
        names = {ALL, finding.rule, finding.rule.partition("/")[0]}
        if names.isdisjoint(self.comment.rules):
            return False
        spans = [(finding.start, finding.end), *((mark.start, mark.end) for mark in finding.figures)]
        return any(start < self.end and self.start < end for start, end in spans)


def ignore(report: Report, checked: Collection[str], known: Collection[str]) -> Report:
    """Mark the findings that comments ignore; say which comments are unused or wrong.

    `checked` names the rules of this run (ids and families); a comment about a rule that is merely `known` is
    not called unused.
    """
    article = report.article
    found = list(islice(comments(article), MAX_COMMENTS))
    if not found:
        return report
    ignores = list(_ignores(article, found))
    used: set[Comment] = set()
    findings = []
    for finding in report.findings:
        by = [each.comment for each in ignores if each.covers(finding)]
        used.update(by)
        findings.append(replace(finding, suppressed=True, reason=by[0].reason) if by else finding)
    for comment in found:
        findings += _complaints(comment, article, known)
    findings += _unused(article, ignores, used, checked)
    findings += _unpaired(article, found)
    return replace(
        report, findings=tuple(sorted(findings, key=lambda each: (each.start, each.end, each.rule)))
    )


def _ignores(article: Article, found: Sequence[Comment]) -> Iterator[_Ignore]:
    for number, comment in enumerate(found):
        if comment.verb is Verb.IGNORE:
            yield _Ignore(comment, *_paragraph(article, comment))
        elif comment.verb is Verb.START:
            ends = (later.start for later in found[number + 1 :] if _closes(later, comment))
            yield _Ignore(comment, comment.end, next(ends, len(article.source)))


def _closes(end: Comment, start: Comment) -> bool:
    """An end without rules closes every start before it."""
    return end.verb is Verb.END and (not end.rules or set(start.rules) <= set(end.rules))


def _paragraph(article: Article, comment: Comment) -> tuple[int, int]:
    """The paragraph that a comment stands in or right behind, else the next one; of a table or list, all."""
    before = 0, 0
    for block in article.blocks:
        if not block.text:
            continue
        start, end = block.source_span(0, len(block.text))
        if start <= comment.start < end:
            return start, end
        if start >= comment.end:
            return before if _joined(article, before, comment) else _whole(article, block)
        before = start, end
    return before if _joined(article, before, comment) else (comment.end, comment.end)


def _joined(article: Article, before: tuple[int, int], comment: Comment) -> bool:
    """Whether only the end of a line stands between a paragraph and a comment: no new line, no element."""
    between = article.source[before[1] : comment.start]
    return before != (0, 0) and not any(mark in between for mark in "\r\n<")


def _whole(article: Article, first: Block) -> tuple[int, int]:
    """The source of a block; of all its table or list if it is the first of one, as no comment fits between."""
    together = [
        block
        for block in article.blocks
        if block is first
        or (first.cell and block.cell and block.cell.table == first.cell.table)
        or (first.group is not None and block.group == first.group and block.section is first.section)
    ]
    spans = [block.source_span(0, len(block.text)) for block in together if block.text]
    return first.source_span(0, 1)[0], max(end for _, end in spans)


def _complaints(comment: Comment, article: Article, known: Collection[str]) -> Iterator[Finding]:
    if comment.verb is None:
        verbs = ", ".join(verb.value for verb in Verb)
        yield _finding(MISTAKE, comment, article, f"a figures comment begins with one of {verbs}")
        return
    if comment.verb is not Verb.END and not comment.rules:
        message = (
            f"a figures comment names the rules that it ignores: {comment.verb.value} change-percent (why)"
        )
        yield _finding(MISTAKE, comment, article, message)
    for name in comment.rules:
        if name != ALL and name not in known:
            from figures.yamlfile import did_you_mean  # YAML takes long to load, and only a mistake needs it

            hint = did_you_mean(name, known)
            message = f"there is no rule '{name}'" + (f"; {hint}" if hint else "")
            yield _finding(MISTAKE, comment, article, message)
    if comment.verb is not Verb.END and comment.rules and not comment.reason:
        message = f"why is {_listed(comment.rules)} ignored? Give a reason in brackets"
        yield _finding(NO_REASON, comment, article, message)


def _unused(
    article: Article, ignores: Iterable[_Ignore], used: Collection[Comment], checked: Collection[str]
) -> Iterator[Finding]:
    for each in ignores:
        rules = each.comment.rules
        if each.comment not in used and rules and all(name == ALL or name in checked for name in rules):
            message = f"nothing is ignored here: {_listed(rules)} finds nothing in what the comment is about"
            yield _finding(UNUSED, each.comment, article, message)


def _unpaired(article: Article, found: Sequence[Comment]) -> Iterator[Finding]:
    """Starts without an end, and ends without a start."""
    for number, comment in enumerate(found):
        if comment.verb is Verb.START and not any(_closes(later, comment) for later in found[number:]):
            message = "'ignore-start' without an 'ignore-end': all the rest of the article is ignored"
            yield _finding(MISTAKE, comment, article, message)
        if comment.verb is Verb.END and not any(
            earlier.verb is Verb.START and _closes(comment, earlier) for earlier in found[:number]
        ):
            yield _finding(MISTAKE, comment, article, "'ignore-end' without an 'ignore-start'")


def _listed(rules: Sequence[str]) -> str:
    return "every rule" if ALL in rules else " and ".join(rules)


def _finding(rule: str, comment: Comment, article: Article, message: str) -> Finding:
    line, column = article.position(comment.start)
    return Finding(
        rule,
        Severity.WARNING,
        Confidence.CERTAIN,
        message,
        article.path,
        comment.start,
        comment.end,
        line,
        column,
    )
