"""The errors that users meet. Each prints as one message; none is ever a traceback."""

from __future__ import annotations

from msgspec import Struct


class FiguresError(Exception):
    """The root of all errors that this package raises on purpose."""


class InputError(FiguresError):
    """An article could not be read (exit code 3; the others are checked all the same)."""


class UsageError(FiguresError):
    """An option, a locale or a configuration is wrong (exit code 2)."""


class OutputError(FiguresError):
    """A report could not be written (exit code 2)."""


class Problem(Struct, frozen=True):
    """One mistake in a YAML file: where, what, and what might have been meant.

    `code` is stable and documented (`unknown-key`); line and column count from 1; `length` is the number of
    characters to underline. `names` are those that would be right in the place of one that is not.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str | None = None
    source_line: str | None = None
    length: int = 1
    names: tuple[str, ...] = ()


class PackError(FiguresError):
    """A rule or normalisation pack has mistakes; it carries all of them (exit code 2)."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(f"{p.path}:{p.line}:{p.column}: error: {p.message}" for p in problems))
        self.problems = problems

    def __reduce__(self) -> tuple[type[PackError], tuple[tuple[Problem, ...]]]:
        return (PackError, (self.problems,))


def placed(error: FiguresError, path: str) -> str:
    """What is said of a file that is wrong; whatever it is, the file is named.

    >>> placed(InputError("a.pdf: it is encrypted"), "a.pdf"), placed(UsageError("no such day"), "a.txt")
    ('a.pdf: it is encrypted', 'a.txt: no such day')
    """
    message = str(error)
    return message if path in message else f"{path}: {message}"


def unexpected(error: Exception, place: str = "") -> str:
    """What is said of a mistake of our own."""
    return (
        f"{place + ': ' * bool(place)}this is a mistake of figures itself "
        f"({type(error).__name__}: {error}); please report it with the text that it happened on "
        "(FIGURES_DEBUG=1 shows where)"
    )
