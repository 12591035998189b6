"""The YAML files of a language's folder."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

Data = dict[str, Any]
FILES = (
    "numbers",
    "qualifiers",
    "rates",
    "change",
    "words",
    "names",
    "nouns",
    "verbs",
    "calendar",
    "patterns",
    "measures",
    "orders",
    "events",
)


class _Loader(yaml.CSafeLoader):
    """Of all plain scalars only integers and booleans spelled out are special: no, on and off are words."""

    yaml_implicit_resolvers = {  # noqa: RUF012  (PyYAML declares it without ClassVar)
        letter: [(tag, pattern) for tag, pattern in resolvers if tag.endswith(":int")]
        for letter, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }


_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def read_data(path: Path) -> Data:
    """One data file of the package; a language may do without any of them."""
    return yaml.load(path.read_bytes(), Loader=_Loader) or {} if path.exists() else {}
