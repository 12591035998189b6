"""What other systems do for a command: patterns become files, and the console understands colours."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from glob import iglob


def expanded(arguments: Sequence[str]) -> list[str]:
    """Arguments in which patterns are replaced by the files that fit; one that no file fits stays.

    >>> expanded(["check", "--figures", "no*such.file"])
    ['check', '--figures', 'no*such.file']
    """
    return [each for argument in arguments for each in _files(argument)]


def prepare_console() -> None:
    """Let an old console heed escape sequences."""
    from colorama import just_fix_windows_console

    just_fix_windows_console()


def _files(argument: str) -> Iterator[str]:
    yield from sorted(iglob(os.path.expanduser(argument))) or [argument]
