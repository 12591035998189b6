"""What a configuration says, once it is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from figures.model import Severity

if TYPE_CHECKING:
    from figures.yamlfile import ScalarNode

OFF = "off"
AUTO = "auto"
MAX_JOBS = 256

Severities = Mapping[str, Severity | None]
"""The severity of a rule or family in place of the pack's; None if it is off."""


class Setting(Struct, frozen=True):
    """A value and the place that it was read from: `figures.yaml:3`."""

    value: object
    origin: str


class Override(Struct, frozen=True):
    """What is different for the files that fit one of the patterns; the last override that speaks wins.

    `locale` is that of the articles that name none.
    """

    paths: tuple[str, ...]
    severity: Severities
    locale: str | None = None


class Config(Struct, frozen=True):
    """A configuration file, read.

    `options` are values of options of the command line, by the long name of the option; the rest can only be
    said in a file. `locale` is that of articles that name none: `--locale` stands above what they name.
    Patterns (those of .gitignore) are about paths as seen from the file's `folder`. `names` holds the names of
    rules, which can be checked only when the rules are loaded.
    """

    path: str | None = None
    folder: str = ""
    options: Mapping[str, Setting] = {}
    locale: str | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    severity: Severities = {}
    overrides: tuple[Override, ...] = ()
    origins: Mapping[str, str] = {}
    names: tuple[ScalarNode, ...] = ()


def parse_jobs(text: str) -> str:
    """A number of processes as it is written, or `auto`. Raises `ValueError` if it is neither.

    >>> parse_jobs("4"), parse_jobs("auto")
    ('4', 'auto')
    """
    if text != AUTO and not (text.isdecimal() and 1 <= int(text[:6]) <= MAX_JOBS):
        raise ValueError(f"'{text}' is neither a number of processes from 1 to {MAX_JOBS} nor '{AUTO}'")
    return text
