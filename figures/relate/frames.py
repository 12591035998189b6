"""The frames, read from `frames.yaml`: the roles that figures have in them, and the forms in which one follows."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from typing import Any

from msgspec import Struct

from figures.cache import cached, stamps

HERE = os.path.dirname(__file__)
SEVERAL = "+"


class Role(Struct, frozen=True):
    """What a figure can be in a frame; `several` figures may be that."""

    name: str
    several: bool = False


class PairForm(Struct, frozen=True):
    """A form in which one figure follows from two others; see `frames.yaml`."""

    name: str
    frame: str
    derived: str
    sorts: tuple[str, ...]
    cues: tuple[str, ...]
    pair: tuple[str, str]
    told: tuple[str, str]
    of: str
    told_by_both: bool = False


class OrderForm(Struct, frozen=True):
    """A form in which words say only which of two figures is the larger; see `frames.yaml`."""

    name: str
    frame: str
    pair: tuple[str, str]


class SumForm(Struct, frozen=True):
    """A form in which one figure is the sum of several."""

    name: str
    frame: str
    cues: tuple[str, ...]


class ProductForm(Struct, frozen=True):
    """A form in which one figure is so many times another."""

    name: str
    frame: str


class Frame(Struct, frozen=True):
    """A way in which figures stand to one another, with the names of its forms."""

    name: str
    roles: tuple[Role, ...]
    forms: tuple[str, ...] = ()


class Frames(Struct, frozen=True):
    """All frames by their names, and the forms."""

    frames: Mapping[str, Frame]
    pairs: tuple[PairForm, ...]
    orders: tuple[OrderForm, ...]
    sums: tuple[SumForm, ...]
    products: tuple[ProductForm, ...]
    rates: Mapping[str, tuple[str, str]]


@cache
def load_frames() -> Frames:
    """The frames that ship."""
    return cached("frames", (*stamps(HERE, ".yaml"), *stamps(HERE, "frames.py")), _read)


def frames() -> Mapping[str, Frame]:
    """The frames by their names.

    >>> [role.name for role in frames()["change"].roles]
    ['old', 'new', 'by']
    """
    return load_frames().frames


def _read() -> Frames:
    import yaml

    with open(os.path.join(HERE, "frames.yaml"), encoding="utf-8") as file:
        data = yaml.safe_load(file)
    pairs = tuple(_pair(name, entry) for name, entry in data["pairs"].items())
    orders = tuple(
        OrderForm(name, entry["frame"], tuple(entry["pair"])) for name, entry in data["orders"].items()
    )
    sums = tuple(SumForm(name, entry["frame"], tuple(entry["cues"])) for name, entry in data["sums"].items())
    products = tuple(ProductForm(name, entry["frame"]) for name, entry in data["products"].items())
    found = {}
    for name, roles in data["frames"].items():
        forms = tuple(form.name for form in (*pairs, *orders, *sums, *products) if form.frame == name)
        found[name] = Frame(name, tuple(Role(r.rstrip(SEVERAL), r.endswith(SEVERAL)) for r in roles), forms)
    return Frames(found, pairs, orders, sums, products, {name: tuple(entry) for name, entry in data["rates"].items()})


def _pair(name: str, entry: dict[str, Any]) -> PairForm:
    sorts = entry["sorts"]
    return PairForm(
        name=name,
        frame=entry["frame"],
        derived=entry["derived"],
        sorts=(sorts,) if isinstance(sorts, str) else tuple(sorts),
        cues=tuple(entry["cues"]),
        pair=tuple(entry["pair"]),
        told=tuple(entry["pair"].values()),
        of=entry["of"],
        told_by_both=entry.get("told_by_both", False),
    )
