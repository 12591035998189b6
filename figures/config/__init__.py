"""The configuration: `figures.yaml`, or `[tool.figures]` of `pyproject.toml`.

There is one for a run: the nearest above the folder that holds all the files. Every key is checked, and a
mistake is told with its line, column and what may have been meant. Names of rules are checked later, when the
rules are loaded.
"""

from figures.config.find import check_names, find_config, load_config
from figures.config.record import OFF, Config, Override, Setting, Severities
from figures.config.schema import AUTO, LEVELS, NEVER, parse_jobs

__all__ = [
    "AUTO",
    "LEVELS",
    "NEVER",
    "OFF",
    "Config",
    "Override",
    "Setting",
    "Severities",
    "check_names",
    "find_config",
    "load_config",
    "parse_jobs",
]
