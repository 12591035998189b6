"""What the editor asks about documents, and what it is answered."""

from __future__ import annotations

from lsprotocol import types as lsp

from figures.lsp.actions import Abilities, actions
from figures.lsp.completion import Offer
from figures.lsp.documents import Sort
from figures.lsp.hover import told_at
from figures.lsp.marks import hints, tokens
from figures.lsp.places import Drift, Places
from figures.lsp.session import Session


async def hover(ls: Session, params: lsp.HoverParams) -> lsp.Hover | None:
    """What is known of the figure under the pointer, from the last run: this waits for none but the first."""
    uri = params.text_document.uri
    checked = ls.desk.last(uri) or await ls.desk.checked(uri)
    document = ls.desk.document(uri)
    if checked is None or checked.report is None or document is None:
        return None
    places = ls.places(document.text)
    drift = Drift.between(checked.document.text, document.text)
    offset = drift.back(places.offset(params.position))
    told = None if offset is None else told_at(checked.report, checked.house.rules.settings, offset)
    span = drift.forth(told.figure.start, told.figure.end) if told else None
    if told is None or span is None:
        return None
    kinds = ls.able("text_document.hover.content_format") or [lsp.MarkupKind.PlainText]
    is_markdown = kinds[0] == lsp.MarkupKind.Markdown
    content = lsp.MarkupContent(kinds[0], told.markdown() if is_markdown else told.plain())
    return lsp.Hover(content, places.range(*span))


async def code_action(ls: Session, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    """What can be done about the findings in a range of the document as it is now."""
    checked = await ls.desk.checked(params.text_document.uri)
    if checked is None:
        return []
    places = ls.places(checked.document.text)
    start, end = places.offset(params.range.start), places.offset(params.range.end)
    creates = ls.able("workspace.workspace_edit.resource_operations") or ()
    able = Abilities(
        bool(ls.able("workspace.workspace_edit.document_changes")),
        lsp.ResourceOperationKind.Create in creates,
    )
    found = await ls.desk.work(actions, checked, places, start, end, able)
    only = params.context.only
    return [each for each in found if not only or any(_is_of(each.kind, kind) for kind in only)]


async def semantic_tokens(ls: Session, params: lsp.SemanticTokensParams) -> lsp.SemanticTokens:
    """The figures of a document."""
    checked = await ls.desk.checked(params.text_document.uri)
    if checked is None or checked.report is None:
        return lsp.SemanticTokens([])
    return lsp.SemanticTokens(tokens(checked.report.figures, ls.places(checked.document.text)))


async def inlay_hint(ls: Session, params: lsp.InlayHintParams) -> list[lsp.InlayHint]:
    """What the figures come to in common units, if the editor has asked for that."""
    checked = await ls.desk.checked(params.text_document.uri) if ls.hints else None
    if checked is None or checked.report is None:
        return []
    places = ls.places(checked.document.text)
    start, end = places.offset(params.range.start), places.offset(params.range.end)
    return list(hints(checked.report.figures, places, start, end))


async def completion(ls: Session, params: lsp.CompletionParams) -> list[lsp.CompletionItem]:
    """What may stand at the cursor of a rule file or a configuration."""
    document = ls.desk.document(params.text_document.uri)
    if document is None or document.sort is not Sort.YAML:
        return []
    places = ls.places(document.text)
    offset = places.offset(params.position)
    offer = await ls.desk.work(ls.offer, document, offset)
    return [_item(name, offer, places) for name in offer.names]


def _item(name: str, offer: Offer, places: Places) -> lsp.CompletionItem:
    kind = lsp.CompletionItemKind.Property if offer.is_key else lsp.CompletionItemKind.Value
    edit = lsp.TextEdit(places.range(offer.start, offer.end), f"{name}: " if offer.is_key else name)
    return lsp.CompletionItem(name, kind=kind, text_edit=edit, filter_text=name)


def _is_of(kind: str | None, wanted: str) -> bool:
    """Whether a kind of action is the wanted one, or one of its kinds."""
    return kind is not None and (kind == wanted or kind.startswith(f"{wanted}."))
