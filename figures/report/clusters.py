"""Findings about the same figure belong together: one slip often breaks more than one relation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from figures.model import Confidence, Finding, Severity

_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}

Place = tuple[str, int, int]
"""A file and a span of its source."""


class Related(Struct, frozen=True):
    """Another place that shows a defect: the role of the figure there, or what another rule says of it."""

    start: int
    end: int
    says: str


class Cluster(Struct, frozen=True):
    """A defect: the finding that tells it best, and what other rules say of the same figures."""

    lead: Finding
    also: tuple[Finding, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All of them, the one that leads first."""
        return (self.lead, *self.also)

    @property
    def related(self) -> tuple[Related, ...]:
        """The other places that show it, each once."""
        found: dict[tuple[int, int], Related] = {}
        for each in self.also:
            found.setdefault(
                (each.start, each.end), Related(each.start, each.end, f"{each.rule}: {each.message}")
            )
        for each in self.findings:
            for mark in each.figures:
                found.setdefault((mark.start, mark.end), Related(mark.start, mark.end, mark.role))
        found.pop((self.lead.start, self.lead.end), None)
        return tuple(sorted(found.values(), key=lambda place: place.start))


def clusters(findings: Iterable[Finding]) -> tuple[Cluster, ...]:
    """Findings that share a figure, each group as one, in the order of the text.

    Groups are as large as can be: of three findings, two may share one figure and two another. The finding
    that leads is the most severe, then the surest, then the one about the figure that most of the others
    mark, too: that is the likeliest culprit. Suppressed findings belong to nobody.
    """
    listed = [finding for finding in findings if not finding.suppressed]
    marked = Counter(place for finding in listed for place in set(_places(finding)))
    groups = (_cluster(group, marked) for group in _connected(listed))
    return tuple(sorted(groups, key=lambda cluster: (cluster.lead.file, cluster.lead.start)))


def _cluster(group: Sequence[Finding], marked: Counter[Place]) -> Cluster:
    lead = min(
        group,
        key=lambda finding: (
            _RANKS[finding.severity],
            finding.confidence is not Confidence.CERTAIN,
            -marked[finding.file, finding.start, finding.end],
            finding.start,
        ),
    )
    also = sorted((each for each in group if each is not lead), key=lambda finding: finding.start)
    return Cluster(lead, tuple(also))


def _connected(findings: Sequence[Finding]) -> Iterator[list[Finding]]:
    """The findings in groups that share no place with one another; one sweep over the sorted places."""
    parents = list(range(len(findings)))

    def root(number: int) -> int:
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    places = sorted((place, number) for number, finding in enumerate(findings) for place in _places(finding))
    file, reach, last = "", -1, 0
    for (of, start, end), number in places:
        if of == file and start < reach:
            parents[root(number)] = root(last)
            reach = max(reach, end)
        else:
            file, reach, last = of, end, number
    groups: dict[int, list[Finding]] = {}
    for number, finding in enumerate(findings):
        groups.setdefault(root(number), []).append(finding)
    return iter(groups.values())


def _places(finding: Finding) -> Iterator[Place]:
    """Where a finding's figures stand."""
    yield finding.file, finding.start, finding.end
    for mark in finding.figures:
        yield finding.file, mark.start, mark.end
