"""Wholes and their parts: totals, what is left, shares of a hundred per cent."""
