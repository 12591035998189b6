"""JSON Lines: one article on a line."""

from figures.read.json import lines as articles

__all__ = ["articles"]
