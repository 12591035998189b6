"""Whose a figure is: the writer's own, or that of somebody who is quoted.

A speaker may be wrong, mean something else or round differently, and the writer reports that rightly. So figures
are compared with those of the same voice only.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable

from figures.model import Article, Figure, Section

WRITER = None


def voice(figure: Figure, article: Article) -> Hashable:
    r"""The writer, or the quotation that the figure stands in: one paragraph is taken to quote one speaker.

    >>> from figures import extract, read_text
    >>> article = read_text('Sales rose to £5m. "We hoped for £6m," he said.\n')
    >>> [voice(figure, article) for figure in extract(article)]
    [None, ('paragraph', 0)]
    """
    block = article.blocks[figure.block]
    if block.section is Section.QUOTE and block.group is not None:
        return "quotation", block.group
    return ("paragraph", figure.block) if figure.quoted or block.section is Section.QUOTE else WRITER


def is_one_voice(figures: Collection[Figure], article: Article) -> bool:
    """Whether the figures are all the writer's, or all of one quotation."""
    return len(figures) < 2 or len({voice(figure, article) for figure in figures}) == 1
