"""What can be done about a finding: take a suggestion, or ignore it with a reason."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    CreateFile,
    CreateFileOptions,
    OptionalVersionedTextDocumentIdentifier,
    Position,
    Range,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)
from msgspec import Struct
from pygls.uris import from_fs_path

from figures.batch.fixes import safe_fixes
from figures.lsp.checking import Checked
from figures.lsp.places import Places
from figures.model import Finding, Fix
from figures.report.clusters import clusters
from figures.report.display import one_line
from figures.report.prose import prose
from figures.report.result import Report
from figures.suppress.writing import REASONS, comment_for, entry_for

FIX_ALL = "source.fixAll.figures"


class Abilities(Struct, frozen=True):
    """What an editor can do: edits that name a version of the document, and files that it creates."""

    versions: bool = True
    creates: bool = True


def actions(checked: Checked, places: Places, start: int, end: int, able: Abilities) -> list[CodeAction]:
    """The actions for the findings that have a figure in a span, suggestions first; then all safe fixes at once."""
    report = checked.report
    if report is None:
        return []
    maker = _Maker(checked, report, places, able)
    here = [
        finding
        for cluster in clusters(report.findings)
        if any(_meets(finding, start, end) for finding in cluster.findings)
        for finding in cluster.findings
    ]
    found = [action for finding in here for action in maker.suggestions(finding)]
    found += [action for finding in here for action in maker.ignoring(finding)]
    return [*found, *maker.all_safe()]


def _meets(finding: Finding, start: int, end: int) -> bool:
    spans = [(finding.start, finding.end), *((mark.start, mark.end) for mark in finding.figures)]
    return any(begin <= end and start <= stop for begin, stop in spans)


class _Maker(Struct, frozen=True):
    """Makes the actions for one document."""

    checked: Checked
    report: Report
    places: Places
    able: Abilities

    def suggestions(self, finding: Finding) -> Iterator[CodeAction]:
        """An action for each suggestion; of one alone the editor may take it for preferred."""
        for fix in finding.fixes:
            written = prose(self.report.article, fix.start, fix.end)
            yield CodeAction(
                f"Change “{written}” to “{one_line(fix.replacement)}” ({finding.rule})",
                kind=CodeActionKind.QuickFix,
                is_preferred=len(finding.fixes) == 1,
                edit=self._edit([self._replaced(fix)]),
            )

    def all_safe(self) -> Iterator[CodeAction]:
        """All fixes that may be applied unread."""
        fixes = safe_fixes(self.report)
        if fixes:
            yield CodeAction(
                "Apply all safe fixes of figures",
                kind=FIX_ALL,
                edit=self._edit(list(map(self._replaced, fixes))),
            )

    def ignoring(self, finding: Finding) -> Iterator[CodeAction]:
        """To ignore a finding by a comment, or where there can be none by an entry of the ignore file."""
        rules = self.checked.house.rules
        if finding.rule not in rules.known:  # what is said of a comment is mended, and not ignored
            return
        for reason in REASONS:
            comment = comment_for(finding, reason, self.report, rules.names, rules.known)
            if comment is None:
                edit = self._entry(entry_for(finding, reason, self.report))
            else:
                edit = self._edit([TextEdit(self.places.range(comment.at, comment.at), comment.text)])
            if edit is not None:
                title = f"Ignore {finding.rule} here: {reason}"
                yield CodeAction(title, kind=CodeActionKind.QuickFix, edit=edit)

    def _replaced(self, fix: Fix) -> TextEdit:
        return TextEdit(self.places.range(fix.start, fix.end), fix.replacement)

    def _edit(self, edits: Sequence[TextEdit]) -> WorkspaceEdit:
        document = self.checked.document
        if not self.able.versions:
            return WorkspaceEdit(changes={document.uri: list(edits)})
        name = OptionalVersionedTextDocumentIdentifier(document.uri, document.version)
        return WorkspaceEdit(document_changes=[TextDocumentEdit(name, list(edits))])

    def _entry(self, entry: str) -> WorkspaceEdit | None:
        """The entry put at the top of the ignore file, which is created if there is none."""
        path = os.path.abspath(self.checked.house.ignore_file)
        uri, top = from_fs_path(path) or "", Position(0, 0)
        edit = TextEdit(Range(top, top), entry)
        if os.path.exists(path) and not self.able.versions:
            return WorkspaceEdit(changes={uri: [edit]})
        if not self.able.versions or not (self.able.creates or os.path.exists(path)):
            return None
        create = CreateFile(uri, options=CreateFileOptions(ignore_if_exists=True))
        put = TextDocumentEdit(OptionalVersionedTextDocumentIdentifier(uri, None), [edit])
        return WorkspaceEdit(document_changes=[put] if os.path.exists(path) else [create, put])
