"""The protocol: which of its messages the server takes, and who answers them."""

from __future__ import annotations

import logging
import os
from collections.abc import Awaitable, Callable
from typing import Any

from lsprotocol import types as lsp

from figures.lsp import answers, events
from figures.lsp.actions import FIX_ALL
from figures.lsp.house import Given
from figures.lsp.marks import LEGEND
from figures.lsp.session import Session

Answer = Callable[[Session, Any], Awaitable[object]]

_EVENTS: dict[str, Callable[[Session, Any], object]] = {
    lsp.INITIALIZE: events.initialize,
    lsp.INITIALIZED: events.initialized,
    lsp.TEXT_DOCUMENT_DID_OPEN: events.did_open,
    lsp.TEXT_DOCUMENT_DID_CHANGE: events.did_change,
    lsp.TEXT_DOCUMENT_DID_CLOSE: events.did_close,
    lsp.TEXT_DOCUMENT_DID_SAVE: events.did_save,
    lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES: events.files_changed,
    lsp.WORKSPACE_DID_CHANGE_CONFIGURATION: events.configuration_changed,
}
_QUESTIONS: dict[str, tuple[Answer, object]] = {
    lsp.TEXT_DOCUMENT_HOVER: (answers.hover, None),
    lsp.TEXT_DOCUMENT_CODE_ACTION: (
        answers.code_action,
        lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix, FIX_ALL]),
    ),
    lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL: (answers.semantic_tokens, LEGEND),
    lsp.TEXT_DOCUMENT_INLAY_HINT: (answers.inlay_hint, None),
    lsp.TEXT_DOCUMENT_COMPLETION: (
        answers.completion,
        lsp.CompletionOptions(trigger_characters=[" ", "{", "["]),
    ),
}


def make_server(given: Given) -> Session:
    """The server with all that it takes."""
    server = Session(given)
    for name, event in _EVENTS.items():
        server.feature(name)(event)
    for name, (answer, options) in _QUESTIONS.items():
        server.feature(name, options)(_guarded(answer))
    return server


def _guarded(answer: Answer) -> Answer:
    """An answer that is nothing if it goes wrong; the mistake is told in the editor's log."""

    async def guarded(ls: Session, params: Any) -> object:
        try:
            return await answer(ls, params)
        except Exception as error:
            if os.environ.get("FIGURES_DEBUG"):
                raise
            ls.report_server_error(error, None)
            return None

    return guarded


def serve(given: Given) -> None:
    """Serve an editor over standard input and output until it is done."""
    if not os.environ.get("FIGURES_DEBUG"):
        # what they log is for programmers, and an editor shows it to its user
        for name in ("pygls", "asyncio"):
            logging.getLogger(name).addHandler(logging.NullHandler())
            logging.getLogger(name).propagate = False
    server = make_server(given)
    server.start_io()
    server.desk.close()
