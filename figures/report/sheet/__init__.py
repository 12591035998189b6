"""The fact-check sheet: a row for each figure of an article, which a fact-checker ticks off.

`rows` says what stands in it; there is a module for each kind of file.
"""
