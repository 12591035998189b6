"""`figures rules`: the rules, and what one of them means."""

from __future__ import annotations

from collections.abc import Sequence

import click

from figures.cli.options import echo_lines, rule_options


@click.command("rules", short_help="List the rules, or explain one.")
@click.argument("rule_id", metavar="[ID]", required=False)
@rule_options
def command(rule_id: str | None, rules: Sequence[str]) -> None:
    """List the rules, or explain one: why it is there, what it looks at, and examples.

    \b
    figures rules
    figures rules percent-change
    figures rules --rules house.yaml my-rule
    """
    from figures import load_rules
    from figures.report.catalogue import rule_list, rule_page

    loaded = load_rules(rules)
    if rule_id is None:
        echo_lines(rule_list(loaded.packs.rules))
        return
    for number, rule in enumerate(loaded.only([rule_id]).packs.rules):
        if number:
            click.echo()
        echo_lines(rule_page(rule))
