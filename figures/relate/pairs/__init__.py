"""Figures of which one follows from two others: changes, differences, shares."""
