"""Readers of what normalisation packs are made of: units, currencies, aliases, factors, lengths of time."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from figures.model import Kind
from figures.money import currency_forms
from figures.normalise.settings import Alias
from figures.units import UnitTable, table
from figures.yamlfile import (
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    choice,
    integer,
    number,
    text,
    word,
)


def unit_reader(units: UnitTable) -> Callable[[Node], str]:
    """Make a reader of units, which gives their canonical names."""

    def read(node: Node) -> str:
        found = units.find(name := word(node))
        if found is None:
            raise node.mistake("unknown-unit", f"unknown unit '{name}'", names=units.units)
        return found.name

    return read


def meaning_reader(units: UnitTable) -> Callable[[Node], str]:
    """Make a reader of units and ISO codes of currencies."""
    currencies = currency_forms("en").codes

    def read(node: Node) -> str:
        name = word(node)
        return name if name in currencies else unit_reader(units)(node)

    return read


def alias_reader(units: UnitTable) -> Callable[[Node], Alias]:
    """Make a reader of what a word stands for: `GBP`, `barrel`, `{noun: casualty, per: day}`."""
    meaning = meaning_reader(units)
    currencies = currency_forms("en").codes

    def stands_for(node: Node) -> Alias:
        name = meaning(node)
        kind = Kind.MONEY if name in currencies else Kind.MEASURE
        if kind is Kind.MEASURE and units.need(name).dimension == "time":
            kind = Kind.DURATION
        return Alias(kind, name)

    def read(node: Node) -> Alias:
        if not isinstance(node, MappingNode):
            return stands_for(node)
        with node.fields("an alias") as fields:
            noun = fields.take("noun", text, None)
            plain = fields.take("unit", stands_for, None)
            per = fields.take("per", text, None)
        if (noun is None) == (plain is None):
            message = "an alias stands for a 'noun' or for a 'unit', possibly 'per' something"
            raise node.mistake("wrong-type", message)
        if plain:
            return Alias(plain.kind, plain.unit, per)
        return Alias(Kind.COUNT, str(noun).lower(), per)

    return read


def period_reader(units: UnitTable) -> Callable[[Node], str]:
    """Make a reader of periods, the units of time."""

    def read(node: Node) -> str:
        found = units.find(name := word(node))
        if found is None or found.dimension != "time":
            raise node.mistake("unknown-unit", f"'{name}' is no period", "such as day, week, month, year")
        return found.name

    return read


def length_of_time(node: Node) -> Fraction:
    """Read `365.2425 day` as seconds."""
    amount, _, name = word(node).partition(" ")
    found = table().find(name.strip())
    try:
        if found and found.dimension == "time" and Fraction(amount) > 0:
            return Fraction(amount) * found.factor
    except (ValueError, ZeroDivisionError):
        pass
    raise node.mistake("wrong-type", f"'{word(node)}' is no length of time", "as in: 365.2425 day")


def factors(node: Node) -> tuple[Fraction, Fraction | None]:
    """Read the two factors of an approximator."""
    if not isinstance(node, SequenceNode) or len(node.items) != 2:
        raise node.mistake("wrong-type", "expected two factors", "as in: [0.9, 1.1]; null for no end")
    first, last = node.items
    low = Fraction(number(first))
    open_end = isinstance(last, ScalarNode) and last.value is None
    high = None if open_end else Fraction(number(last))
    if low < 0 or low > 1 or (high is not None and high < 1):
        raise node.mistake("wrong-type", "the factors must include 1: what is written is always possible")
    return low, high


def base_currency(node: Node) -> str | None:
    """Read the currency that all money is converted to, or `off`."""
    if isinstance(node, ScalarNode) and node.text == "off":
        return None
    return choice(sorted(currency_forms("en").codes), "currency")(node)


def positive(node: Node) -> int:
    """Read a whole number from 1 on."""
    if (value := integer(node)) < 1:
        raise node.mistake("wrong-type", "expected a whole number from 1 on")
    return value
