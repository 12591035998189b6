"""How the help of a command is laid out."""

from __future__ import annotations

import textwrap
from argparse import Action, HelpFormatter
from collections.abc import Iterable
from shutil import get_terminal_size

WIDEST = 100
"""So many columns are easy to read."""


class Layout(HelpFormatter):
    """As wide as the terminal, up to what is easy to read. A paragraph is filled; an indented line stays as it is."""

    def __init__(self, prog: str) -> None:
        width = min(get_terminal_size().columns, WIDEST) - 2
        super().__init__(prog, max_help_position=min(28, width // 3), width=width)

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[Action],
        groups: Iterable[object],
        prefix: str | None = None,
    ) -> None:
        """The first line."""
        super().add_usage(usage, actions, groups, prefix or "Usage: ")  # type: ignore[arg-type]

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        paragraphs = text.strip("\n").split("\n\n")
        return "\n\n".join(indent + _filled(paragraph, width) for paragraph in paragraphs)

    def _split_lines(self, text: str, width: int) -> list[str]:
        return textwrap.wrap(" ".join(text.split()), width, break_on_hyphens=False)

    def _format_action_invocation(self, action: Action) -> str:
        """`-j, --jobs N`, where Python up to 3.12 says N twice, and `--format text|json`."""
        value = action.metavar or "|".join(action.choices or ())
        return ", ".join(action.option_strings) + f" {value}".rstrip()


def _filled(paragraph: str, width: int) -> str:
    if any(line.startswith(" ") for line in paragraph.splitlines()):
        return paragraph
    return textwrap.fill(paragraph, width, break_on_hyphens=False)
