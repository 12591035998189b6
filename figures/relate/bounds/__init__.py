"""Ranges, what lies in them, and magnitudes that there can be."""
