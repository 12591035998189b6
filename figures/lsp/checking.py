"""One document, checked: what the command would say of it, and of the files that say how it is checked."""

from __future__ import annotations

import os
import re

from msgspec import Struct

from figures.api import load_rules
from figures.batch.checker import Checker, Task
from figures.config.record import Config
from figures.errors import Problem
from figures.lsp.documents import Document, Sort
from figures.lsp.house import House
from figures.lsp.rulefiles import problems_of
from figures.report.result import Report
from figures.report.run import Failure

LARGEST = 1_000_000
"""So many characters are checked while they are written; the command takes longer texts."""


class Checked(Struct, frozen=True):
    """A version of a document with what came of it.

    `problems` are mistakes in the document itself: in a rule file, or in what stands at the top of an article. `house`
    is what it was checked by.
    """

    document: Document
    house: House
    report: Report | None = None
    problems: tuple[Problem, ...] = ()


def check(document: Document, house: House) -> Checked:
    """Check a document as its house wants it; whatever is wrong with it is a problem, and never an error."""
    if document.sort is Sort.YAML:
        return Checked(document, house, problems=problems_of(document.path, document.text, house))
    if document.sort is not Sort.ARTICLE or not house.paths.wanted(document.path):
        return Checked(document, house)
    if len(document.text) > LARGEST:
        what = f"this document has {len(document.text):,} characters, and up to {LARGEST:,} are checked here"
        problem = _problem(document, f"{what}; the command 'figures check' takes more")
        return Checked(document, house, problems=(problem,))
    data = document.text.encode(
        "utf-8", "surrogatepass"
    )  # half of a pair is told like other bytes that are no text
    task = Task(document.path, data, usual_locale=house.paths.locale(document.path))
    outcome = Checker(house.rules, relations=True).outcome(task)
    reports = [house.reviewed(each) for each in outcome if isinstance(each, Report)]
    problems = tuple(_problem(document, each.message) for each in outcome if isinstance(each, Failure))
    return Checked(document, house, reports[0] if reports else None, problems)


def failed(document: Document, message: str) -> Checked:
    """What is told of a document that could not be checked at all."""
    return Checked(document, House(Config(), (), load_rules()), problems=(_problem(document, message),))


def _problem(document: Document, message: str) -> Problem:
    """What is said of an article that cannot be read, at the place that the message begins with, if it does."""
    message = " ".join(message.split())
    place = re.match(rf"{re.escape(document.path)}(?::(\d+))?(?::(\d+))?: ", message)
    line, column = (int(place[1] or 1), int(place[2] or 1)) if place else (1, 1)
    name = os.path.basename(document.path)
    message = (message[place.end() :] if place else message).replace(document.path, name)
    return Problem(document.path, line, column, "unreadable", message, length=1_000)
