"""Reads the arguments of a command; its mistakes are our own errors, with what may have been meant."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, HelpFormatter, Namespace
from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, NoReturn, TypeVar

from figures.cli.console import print_lines
from figures.errors import UsageError

if TYPE_CHECKING:
    from argparse import _ArgumentGroup

T = TypeVar("T")


class Operands(NamedTuple):
    """The arguments of a command that are no options: what they are called, and how many there may be."""

    name: str
    least: int = 1
    most: int | None = None

    @property
    def usage(self) -> str:
        """How they stand in the usage of the command.

        >>> Operands("PATH").usage, Operands("ID", 0, 1).usage
        ('PATH...', '[ID]')
        """
        if self.most == 0:
            return ""
        name = self.name if self.least else f"[{self.name}]"
        return name if self.most == 1 else f"{name}..."


class Parser(ArgumentParser):
    """Options and operands of one command, in any order; behind `--` all are operands.

    The help is laid out when it is asked for: what that needs takes longer to load than to parse the arguments.
    """

    def __init__(self, prog: str, operands: Operands, description: str) -> None:
        super().__init__(
            prog,
            f"{prog} [OPTIONS] {operands.usage}".rstrip(),
            description,
            formatter_class=partial(HelpFormatter, width=0),  # never asks how wide the terminal is
            add_help=False,
            allow_abbrev=False,
        )
        self._operands = operands
        self._groups: dict[str, _ArgumentGroup] = {}

    def group(self, title: str) -> _ArgumentGroup:
        """The options under one heading of the help, in the order in which the headings are first asked for."""
        if title not in self._groups:
            self._groups[title] = self.add_argument_group(title)
        return self._groups[title]

    def add_help_option(self) -> None:
        """Add what every command has; it comes last."""
        self.group("Help").add_argument("-h", "--help", action="help", help="Show this message and exit.")

    def parse(self, arguments: Sequence[str]) -> Namespace:
        """The options, and the `operands`. Raises `UsageError`."""
        end = arguments.index("--") if "--" in arguments else len(arguments)
        options, others = self.parse_known_args(arguments[:end])
        for each in others:
            if each.startswith("-") and each != "-":
                self.error(f"no option '{each.partition('=')[0]}'{self._meant(each)}")
        options.operands = [*others, *arguments[end + 1 :]]
        self._check_number(options.operands)
        return options

    def error(self, message: str) -> NoReturn:
        """Raise a `UsageError`; what argparse says is put more plainly."""
        message = message.removeprefix("argument ")
        message = message.replace("ignored explicit argument", "takes no value, not")
        raise UsageError(f"{message}\n  hint: '{self.prog} --help' tells how it is used")

    def format_help(self) -> str:
        """The help, as wide as the terminal."""
        from figures.cli.layout import Layout

        self.formatter_class = Layout
        return super().format_help()

    def print_help(self, file: object = None) -> None:
        """Print the help to standard output."""
        del file
        print_lines(self.format_help().splitlines())

    def _check_number(self, operands: Sequence[str]) -> None:
        name, least, most = self._operands
        if len(operands) < least:
            self.error(f"{name} is missing: {self.usage}")
        if most is not None and len(operands) > most:
            self.error(f"unexpected argument '{operands[most]}'")

    def _meant(self, option: str) -> str:
        return did_you_mean(option.partition("=")[0], self._option_string_actions)


def did_you_mean(name: str, known: Collection[str]) -> str:
    """What may have been meant by a name that is not known, as the end of a message.

    >>> did_you_mean("--fig", ["--fix", "--figures"]), did_you_mean("--zzz", ["--fix"])
    ("; did you mean '--figures'?", '')
    """
    from difflib import get_close_matches

    longer = [each for each in known if each.startswith(name)]
    close = longer or get_close_matches(name, known, n=1)
    return f"; did you mean '{close[0]}'?" if close else ""


def told(parse: Callable[[str], T]) -> Callable[[str], T]:
    """The type of an option that `parse` reads, whose `ValueError` says what is wrong."""

    def type_(text: str) -> T:
        try:
            return parse(text)
        except ValueError as error:
            raise ArgumentTypeError(str(error)) from None

    return type_
