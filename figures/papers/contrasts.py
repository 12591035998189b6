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
    """The relations of two means with their standard deviations: each is told with its own, or all in the same order."""
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
    if d is not None and (told or setting.has("unpaired") or setting.has("two_groups")):
        yield _of("d-groups", d, roles, setting, {})
    if t is not None and told and _is_of(t, sizes):
        yield _of("t-groups", t, roles, setting, told)


def _is_of(t: Part, sizes: list[int]) -> bool:
    """Whether the degrees of freedom may be those of two groups of these sizes."""
    return not t.df or (t.df[0].low or 0) <= sum(sizes) - 2


def _of(
    form: str, part: Part, roles: dict[str, Figure | tuple[Figure, ...]], setting: Setting, told: Numbers
) -> Rivals:
    value = setting.mark(part)
    return relation(form, {**roles, "effect": value}, value, told)
