"""A rate, a number and what they make; the same over another time, area, ratio or account."""
