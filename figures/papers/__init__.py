"""Statistics as papers report them: text to tests, intervals and their relations.

`text` takes mark-up and variants of signs away, `parts` reads quantities with their values by the spellings of
`spellings.yaml`, `tests` finds the p of each statistic, `relations` hands all of it to the rules.
"""

from figures.papers.relations import Paper, read_paper, reported, without

__all__ = ["Paper", "read_paper", "reported", "without"]
