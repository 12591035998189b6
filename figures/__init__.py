"""Finds every figure of an article and says which of them cannot be true at the same time."""
