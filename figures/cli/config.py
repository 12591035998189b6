"""`figures config`: what holds here, and who says so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from figures.cli.checking import checking_options
from figures.cli.configured import Configured, config_of, config_options, given_in
from figures.cli.options import echo_lines
from figures.cli.outputs import report_options
from figures.cli.review import review_options
from figures.config.record import OFF

if TYPE_CHECKING:
    from figures.config.record import Config, Severities

_DEFAULT = "default"
_COMMAND_LINE = "command line"
_SHOWN_AS = {"format": "text, or github inside GitHub Actions"}
"""What a default is that depends on more than the option."""

_ONLY_HERE = ("write-baseline", "diff")
"""Options that say what one run is for; no configuration has them."""


@click.command("config", cls=Configured, short_help="Show which settings hold, and where each comes from.")
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option(
    "--show", is_flag=True, help="Show the value of every setting and its origin; this is the default."
)
@click.option("--locale", metavar="LOCALE", help="As of 'figures check', and so are the options below.")
@checking_options
@report_options
@click.option("--fail-on", type=click.Choice(["error", "warning", "info", "never"]), default="error")
@click.option("--figures", is_flag=True)
@click.option("--statistics", is_flag=True)
@review_options
@config_options
@click.pass_context
def command(ctx: click.Context, /, **_: Any) -> None:
    """Show which settings hold for a check of these files, and where each comes from.

    \b
    figures config --show
    figures config --show articles/ --jobs 4

    The configuration is the nearest figures.yaml, or pyproject.toml with [tool.figures], above the folder
    that holds all the files. It gives the options of 'figures check' by their long names, and:

    \b
    include, exclude    patterns (as in .gitignore) of the files that are checked, and that are not
    severity            {rule: error|warning|info|off}
    overrides           a list of {paths: pattern, severity: {...}, locale: ...}
    """
    echo_lines(_lines(ctx, config_of(ctx)))


def _lines(ctx: click.Context, config: Config) -> Iterator[str]:
    yield f"# configuration: {config.path or 'none found'}"
    rows = sorted([*_options(ctx, config), *_others(config)])
    width = max(len(f"{name}: {value}") for name, value, _ in rows if len(value) < 40)
    for name, value, origin in rows:
        yield f"{f'{name}: {value}':<{width}}  # {origin}"


def _options(ctx: click.Context, config: Config) -> Iterator[tuple[str, str, str]]:
    """The options with their values as they would stand in a configuration, and their origins."""
    for param in ctx.command.params:
        names = [name.removeprefix("--") for name in param.opts if name.startswith("--")]
        if not names or names[0] in (*_ONLY_HERE, "show", "config", "no-config"):
            continue
        name, key = names[0], str(param.name)
        source = ctx.get_parameter_source(key)
        if source is ParameterSource.DEFAULT_MAP:
            setting = config.options[name]
            yield name, _yaml(setting.value), setting.origin
        elif source is ParameterSource.COMMANDLINE:
            yield name, _yaml(given_in(ctx).get(key)), _COMMAND_LINE
        elif source is ParameterSource.ENVIRONMENT:
            yield name, _yaml(param.value_from_envvar(ctx)), f"environment: {param.envvar}"
        elif name not in config.origins:
            yield name, _SHOWN_AS.get(name, _yaml(param.get_default(ctx))), _DEFAULT


def _others(config: Config) -> Iterator[tuple[str, str, str]]:
    """What only a file can say."""
    overrides = [
        {"paths": each.paths, "severity": _severities(each.severity)}
        | ({"locale": each.locale} if each.locale else {})
        for each in config.overrides
    ]
    values: dict[str, object] = {"locale": config.locale} if config.locale else {}
    values |= {
        "include": config.include,
        "exclude": config.exclude,
        "severity": _severities(config.severity),
        "overrides": overrides,
    }
    for name, value in values.items():
        yield name, _yaml(value), config.origins.get(name, _DEFAULT)


def _severities(severities: Severities) -> dict[str, str]:
    return {rule: OFF if severity is None else severity.value for rule, severity in severities.items()}


def _yaml(value: object) -> str:
    """A value as YAML on one line: words plain, all else as JSON, which YAML reads."""
    if isinstance(value, str) and value.replace("-", "").replace("_", "").isalnum():
        return value
    return (
        "null"
        if value is None or not isinstance(value, str | bool | int | tuple | list | dict)
        else json.dumps(value, ensure_ascii=False)
    )
