"""How words hold figures together, for `figures explain`: the tie of a relation, its evidence, and its rivals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figures.relate import Relation
from figures.report.record import Record

MOST = 8
"""How many rivals are told to people."""


def tie_text(relation: Relation) -> str:
    """How closely the words hold it together, and by what: `tied (cue 3, roles 3, link 2)`."""
    evidence = ", ".join(f"{name} {value}" for name, value in relation.evidence)
    tie = relation.tie.name.lower()
    return f"{tie} ({evidence})" if evidence else tie


def rival_lines(rivals: Sequence[Relation]) -> Iterator[str]:
    """The rivals, the closest first."""
    for relation in rivals[:MOST]:
        figures = "; ".join(f"{name} = {text}" for name, text in _roles(relation))
        yield f"{relation.form}: {figures}: {tie_text(relation)}"
    if len(rivals) > MOST:
        yield f"and {len(rivals) - MOST:,} more"


def tie_record(relation: Relation) -> Record:
    """The same as a JSON object."""
    return {
        "frame": relation.frame,
        "form": relation.form,
        "tie": relation.tie.name.lower(),
        "evidence": dict(relation.evidence),
    }


def rival_record(relation: Relation) -> Record:
    """A rival as a JSON object, with its figures."""
    return {
        **tie_record(relation),
        "figures": [{"role": role, "text": text} for role, text in _roles(relation)],
    }


def _roles(relation: Relation) -> Iterator[tuple[str, str]]:
    """The figures of each role."""
    for name, figures in relation.roles.items():
        yield name, ", ".join(" ".join(figure.text.split()) for figure in figures)
