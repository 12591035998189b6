"""`figures config`: what holds here, and who says so."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from figures.cli.check import add_verdict
from figures.cli.checking import add_checking, checking_of
from figures.cli.configured import COMMAND_LINE, DEFAULT, add_configuration, configuration_of, settle
from figures.cli.console import print_lines
from figures.cli.outputs import add_outputs, outputs_of
from figures.cli.parser import Operands, Parser
from figures.cli.review import add_known
from figures.config.record import OFF, Setting

if TYPE_CHECKING:
    from figures.config.record import Config, Severities

HELP = """\
Show which settings hold for a check of these files, and where each comes from.

  figures config --show
  figures config --show articles/ --jobs 4

The configuration is the nearest figures.yaml, or pyproject.toml with [tool.figures], above the folder \
that holds all the files. It gives the options of 'figures check' by their long names, and:

  include, exclude    patterns (as in .gitignore) of the files that are checked, and that are not
  severity            {rule: error|warning|info|off}
  overrides           a list of {paths: pattern, severity: {...}, locale: ...}

The options are those of 'figures check'.
"""
OPERANDS = Operands("PATH", least=0)

_USUAL_FORMAT = "text, or github inside GitHub Actions"
"""The one default that depends on more than the option."""

_WIDEST = 42
"""So many columns of a value are put in line; what is longer may stand out."""


def add_arguments(parser: Parser) -> None:
    """Add the options of the command."""
    group = parser.group("Settings")
    group.add_argument(
        "--show",
        action="store_true",
        help="Show the value of every setting and its origin; this is the default.",
    )
    group.add_argument("--locale", metavar="LOCALE", help="Language and place of the articles (en_GB).")
    add_checking(parser)
    add_outputs(parser)
    add_verdict(parser)
    add_known(parser)
    add_configuration(parser)


def run(options: Namespace) -> int:
    """Print the settings, once they are known to be right."""
    config = configuration_of(options, marked=True)
    settings = settle(options, config) | _others(config)
    checking_of(options)
    outputs_of(options)
    if options.locale is not None:
        settings["locale"] = Setting(options.locale, COMMAND_LINE)
    print_lines(_lines(config, settings))
    return 0


def _lines(config: Config, settings: Mapping[str, Setting]) -> Iterator[str]:
    yield f"# configuration: {config.path or 'none found'}"
    rows = {name: f"{name}: {_shown(name, settings[name])}" for name in sorted(settings)}
    width = max(len(row) for name, row in rows.items() if len(row) < len(name) + _WIDEST)
    for name, row in rows.items():
        yield f"{row:<{width}}  # {settings[name].origin}"


def _others(config: Config) -> dict[str, Setting]:
    """What only a file can say."""
    overrides = [
        {"paths": each.paths, "severity": _severities(each.severity)}
        | ({"locale": each.locale} if each.locale else {})
        for each in config.overrides
    ]
    values: dict[str, object] = {
        "locale": config.locale,
        "include": config.include,
        "exclude": config.exclude,
        "severity": _severities(config.severity),
        "overrides": overrides,
    }
    return {name: Setting(value, config.origins.get(name, DEFAULT)) for name, value in values.items()}


def _severities(severities: Severities) -> dict[str, str]:
    return {rule: OFF if severity is None else severity.value for rule, severity in severities.items()}


def _shown(name: str, setting: Setting) -> str:
    """A value as YAML on one line: words plain, all else as JSON, which YAML reads."""
    value = setting.value
    if name == "format" and value is None:
        return _USUAL_FORMAT
    if isinstance(value, str) and value.replace("-", "").replace("_", "").isalnum():
        return value
    return json.dumps(value, ensure_ascii=False)
