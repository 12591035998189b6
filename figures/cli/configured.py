"""Options that a configuration may set: what they are when all have had their say, and who said it."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from figures.cli.parser import Parser
from figures.errors import UsageError

if TYPE_CHECKING:
    from figures.config.record import Config, Setting

COMMAND_LINE = "command line"
DEFAULT = "default"

DEFAULTS: Mapping[str, object] = {
    "baseline": None,
    "cache": True,
    "fail-on": "error",
    "figures": False,
    "format": None,
    "ignore-file": None,
    "jobs": "1",
    "messages": "article",
    "output": (),
    "relations": False,
    "rule": (),
    "rules": (),
    "statistics": False,
}
"""The options that a configuration may set, by their long names; argparse leaves each None that is not given."""

ENVIRONMENT = "FIGURES_CONFIG"
VARIABLES = {"jobs": "FIGURES_JOBS"}
"""Options that a variable of the environment may set."""


def add_configuration(parser: Parser) -> None:
    """Add the options that choose the configuration."""
    group = parser.group("Configuration")
    group.add_argument(
        "--config",
        metavar="FILE",
        help="The configuration, in place of the nearest figures.yaml or [tool.figures] above the files."
        f"  [env: {ENVIRONMENT}]",
    )
    group.add_argument("--no-config", action="store_true", help="Heed no configuration.")


def configuration_of(options: Namespace, *, marked: bool = False) -> Config:
    """The configuration that holds for the operands; an empty one if there is none.

    `marked` asks for the lines of TOML, which take a while. Raises `PackError` and `UsageError`.
    """
    path = None if options.no_config else named_configuration(options) or _nearest(options.operands)
    if path is None:
        from figures.config.record import Config

        return Config()
    from figures.config.find import load_config

    return load_config(path, marked=marked)


def settle(
    options: Namespace, config: Config, names: Collection[str] = DEFAULTS.keys()
) -> dict[str, Setting]:
    """Complete options: what the command line leaves open the environment says, or the configuration, or nobody.

    Returned is what holds, and who says so.
    """
    settled = {name: _setting(name, getattr(options, _key(name)), config) for name in names}
    for name, setting in settled.items():
        setattr(options, _key(name), setting.value)
    return settled


def _setting(name: str, given: object, config: Config) -> Setting:
    from figures.config.record import Setting

    if given is not None:
        return Setting(given, COMMAND_LINE)
    variable = VARIABLES.get(name, "")
    if value := os.environ.get(variable):
        return Setting(value, f"environment: {variable}")
    return config.options.get(name) or Setting(DEFAULTS[name], DEFAULT)


def _key(name: str) -> str:
    return name.replace("-", "_")


def named_configuration(options: Namespace) -> str | None:
    """The configuration that the options or the environment name. Raises `UsageError` if there is no such file."""
    named = options.config or os.environ.get(ENVIRONMENT)
    if named and not os.path.isfile(named):
        raise UsageError(f"{named}: no such file (--config)")
    return named or None


def _nearest(paths: Collection[str]) -> str | None:
    from figures.config.find import find_config

    return find_config(paths)
