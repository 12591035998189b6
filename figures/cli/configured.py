"""Commands whose options may stand in a configuration: it gives the defaults of what is not on the command line."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from figures.errors import UsageError

if TYPE_CHECKING:
    from figures.config.record import Config

Command = Callable[..., Any]

ENVIRONMENT = "FIGURES_CONFIG"


class Configured(click.Command):
    """A command that looks for its configuration before it reads its options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse twice: for the files and `--config`, and again with what the configuration says."""
        given, _, _ = self.make_parser(ctx).parse_args(list(args))
        given = {name: value for name, value in given.items() if isinstance(value, str | bool | tuple)}
        asks_help = (option := self.get_help_option(ctx)) is not None and option.name in given
        if not ctx.resilient_parsing and not asks_help:
            config = _load(given, marked=self.name == "config")
            ctx.meta[ENVIRONMENT] = config, given
            if config is not None:
                ctx.default_map = {
                    str(param.name): setting.value
                    for name, setting in config.options.items()
                    for param in self.params
                    if f"--{name}" in param.opts
                }
        return super().parse_args(ctx, args)


def config_of(ctx: click.Context) -> Config:
    """The configuration that holds for this run; an empty one if there is none."""
    from figures.config.record import Config

    return ctx.meta[ENVIRONMENT][0] or Config()


def given_in(ctx: click.Context) -> dict[str, Any]:
    """The options of the command line as they were written, by the name of the parameter."""
    given: dict[str, Any] = ctx.meta[ENVIRONMENT][1]
    return given


def _load(given: dict[str, Any], *, marked: bool) -> Config | None:
    if given.get("no_config"):
        return None
    if named := given.get("config") or os.environ.get(ENVIRONMENT):
        if not Path(named).is_file():
            raise UsageError(f"{named}: no such file (--config)")
        from figures.config.find import load_config

        return load_config(Path(named), marked=marked)
    paths: Sequence[str] = given.get("paths") or ()
    from figures.config.find import find_config

    path = find_config(paths)
    if path is None:
        return None
    from figures.config.find import load_config

    return load_config(path, marked=marked)


def config_options(command: Command) -> Command:
    """Add the options that choose the configuration; `Configured` reads them."""
    for option in (
        click.option(
            "--config",
            metavar="FILE",
            expose_value=False,
            help="The configuration, in place of the nearest figures.yaml or [tool.figures] above the files."
            f"  [env: {ENVIRONMENT}]",
        ),
        click.option("--no-config", is_flag=True, expose_value=False, help="Heed no configuration."),
    ):
        command = option(command)
    return command
