"""The configuration: `figures.yaml`, or `[tool.figures]` of `pyproject.toml`.

There is one for a run: the nearest above the folder that holds all the files. Every key is checked, and a
mistake is told with its line, column and what may have been meant. Names of rules are checked later, when the
rules are loaded.
"""
