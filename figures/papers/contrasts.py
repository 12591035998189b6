"""Two groups with their means and deviations, and the t or the d that follows from them."""

from __future__ import annotations

from collections.abc import Iterator

from figures.model import Figure
from figures.papers.parts import Part
from figures.papers.relations import Numbers, relation
from figures.papers.samples import sizes_of
from figures.papers.settings import Setting
from figures.relate.record import Rivals


def contrasts(setting: Setting) -> Iterator[Rivals]:
    """The relations of two means with their standard deviations: each with its own, all in one order."""
    means, deviations = setting.of("M"), setting.of("SD")
    if len(means) != 2 or len(deviations) != 2 or setting.has("paired"):
        return
    roles: dict[str, Figure | tuple[Figure, ...]] = {
        "one": setting.mark(means[0]),
        "other": setting.mark(means[1]),
        "parts": tuple(map(setting.mark, deviations)),
    }
    t, d = setting.only("t"), setting.only("d", "g")
    sizes = sizes_of(setting)
    told: Numbers = {"n1": sizes[0], "n2": sizes[1]} if len(sizes) == 2 else {}
    are_two = (
        bool(told) and _is_of(t, sizes)
        if t is not None
        else len(setting.of("n")) == 2 or setting.has("unpaired") or setting.has("two_groups")
    )
    if d is not None and are_two:
        yield _of("d-groups", d, roles, setting, {})
    if t is not None and told and are_two:
        yield _of("t-groups", t, roles, setting, told)


def _is_of(t: Part, sizes: list[int]) -> bool:
    """Whether the degrees of freedom are those of two groups of these sizes: all less two, or fewer with a fraction."""
    most = sum(sizes) - 2
    df = t.df[0] if t.df else None
    return df is None or df.contains(most) or (not df.is_point and min(sizes) - 1 <= (df.low or 0) <= most)


def _of(
    form: str, part: Part, roles: dict[str, Figure | tuple[Figure, ...]], setting: Setting, told: Numbers
) -> Rivals:
    value = setting.mark(part)
    return relation(form, {**roles, "effect": value}, value, told)
