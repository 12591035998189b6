"""`figures explain`: how a figure is read, and what each rule made of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from figures.cli import UNREADABLE
from figures.cli.configured import Configured, config_options
from figures.cli.options import Inputs, article_options, echo_lines, rule_options

if TYPE_CHECKING:
    from figures.rules.explain import Explanation

_PLACE = re.compile(r"(?P<file>.+?):(?P<line>\d+)(?::(?P<column>\d+))?")


@click.command(
    "explain", cls=Configured, short_help="Say how a figure is read, and what the rules made of it."
)
@partial(article_options, metavar="FILE:LINE[:COLUMN]...")
@rule_options
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Text to read, or one JSON array.",
)
@config_options
@click.pass_context
def command(ctx: click.Context, inputs: Inputs, rules: Sequence[str], format_: str) -> None:
    """Say how a figure is read, how wide its number is, and what each rule made of it, or why it kept silent.

    \b
    figures explain article.md:12:30       the figure at that line and column
    figures explain article.md:12          every figure that begins in that line
    figures explain --format json article.md:12:30

    The places are those that 'figures check' prints.
    """
    from figures import explain, load_rules
    from figures.report.explanation import explanation_lines, explanation_record

    loaded = load_rules(rules)

    def explained() -> Iterator[Explanation]:
        for file, line, column in map(_place, inputs.paths):
            for article in replace(inputs, paths=[file], failures=inputs.failures).each(
                lambda article: article
            ):
                yield from explain(article, line, column, rules=loaded)

    if format_ == "json":
        click.echo(
            json.dumps([explanation_record(each) for each in explained()], ensure_ascii=False, indent=2)
        )
    else:
        for number, each in enumerate(explained()):
            echo_lines(["", *explanation_lines(each)] if number else explanation_lines(each))
    ctx.exit(UNREADABLE if inputs.unreadable else 0)


def _place(text: str) -> tuple[str, int, int | None]:
    match = _PLACE.fullmatch(text)
    if match is None:
        raise click.UsageError(f"expected a place like article.md:12:30, not '{text}'")
    return match["file"], int(match["line"]), int(match["column"]) if match["column"] else None
