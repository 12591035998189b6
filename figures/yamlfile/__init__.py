"""Strict YAML with marks: every mistake of a file is found at once, each with its line, column and hint.

Only `true`, `false`, `null`, integers and decimals are special; `yes`, `on`, `12:30` and `1_000` are strings,
and decimals are exact. Tags, anchors, aliases and several documents in a file are refused; size and depth are
bounded.

Schema code reads a file with *readers*: functions from a node to a value, which raise `Mistake` if the node
is not what they expect. `Fields.take` and `Fields.need` catch it, put it into the file's `Problems`, and go
on.
"""

from figures.yamlfile.nodes import (
    Fields,
    MappingNode,
    Mistake,
    Node,
    Problems,
    ScalarNode,
    SequenceNode,
    Value,
    did_you_mean,
)
from figures.yamlfile.parse import MAX_CHARACTERS, load, parse
from figures.yamlfile.readers import (
    boolean,
    choice,
    integer,
    list_of,
    mapping_of,
    number,
    one_or_more,
    text,
    word,
)

__all__ = [
    "MAX_CHARACTERS",
    "Fields",
    "MappingNode",
    "Mistake",
    "Node",
    "Problems",
    "ScalarNode",
    "SequenceNode",
    "Value",
    "boolean",
    "choice",
    "did_you_mean",
    "integer",
    "list_of",
    "load",
    "mapping_of",
    "number",
    "one_or_more",
    "parse",
    "text",
    "word",
]
