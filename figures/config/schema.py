"""The keys of a configuration, and what each may be."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from figures.config.record import AUTO, OFF, Config, Override, Setting, Severities, parse_jobs
from figures.model import Severity
from figures.yamlfile import (
    Fields,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    boolean,
    choice,
    list_of,
    one_or_more,
    text,
)

LEVELS = ("error", "warning", "info")
NEVER = "never"

Reader = Callable[[Node], object]


class _Folder(Struct, frozen=True):
    """Reads paths, which are seen from the folder of the configuration."""

    folder: str

    def path(self, node: Node) -> str:
        """The path as seen from here."""
        return os.path.normpath(os.path.join(self.folder, _no_nul(node)))

    def existing(self, node: Node) -> str:
        """A path that must be there."""
        path = self.path(node)
        if not os.path.exists(path):
            raise node.mistake("missing-file", f"there is no '{path}'")
        return path

    def outputs(self, node: Node) -> tuple[str, ...]:
        """`{sarif: report.sarif}`, as the command line says it."""
        from figures.report.formats import names

        if not isinstance(node, MappingNode):
            hint = "write {sarif: report.sarif, html: report.html}"
            raise node.mistake(
                "wrong-type", f"expected formats with their files (a mapping), not {node.kind}", hint
            )
        format_ = choice(names(), "format")
        return tuple(f"{format_(key)}={self.path(value)}" for key, value in node.items)


def read_config(node: Node | None, path: str, folder: str) -> Config:
    """The configuration in a node; mistakes are reported to the node's collector."""
    if not isinstance(node, MappingNode):
        if node is not None:
            node.report("wrong-type", f"expected settings (a mapping), not {node.kind}")
        return Config(path, folder)
    with node.fields("the configuration") as fields:
        options = {}
        for name, reader in _options(_Folder(folder)).items():
            value = fields.take(name, reader, None)
            if value is not None:
                options[name] = Setting(value, _origin(path, fields.key(name)))
        severity = fields.take("severity", severities, {})
        overrides = fields.take("overrides", list_of(_override), ())
        include = fields.take("include", one_or_more(pattern), ())
        exclude = fields.take("exclude", one_or_more(pattern), ())
        others = ("locale", "include", "exclude", "severity", "overrides")
        origins = {name: _origin(path, fields.key(name)) for name in others if name in fields}
        return Config(
            path,
            folder,
            options,
            fields.take("locale", locale, None),
            include,
            exclude,
            severity,
            overrides,
            origins,
            tuple(_names(node)),
        )


def _names(node: Node) -> Iterator[ScalarNode]:
    """The names of rules, wherever they stand."""
    if not isinstance(node, MappingNode):
        return
    for key, value in node.items:
        if key.text == "severity" and isinstance(value, MappingNode):
            yield from (name for name, _ in value.items)
        elif key.text in ("rule", "overrides"):
            for item in value.items if isinstance(value, SequenceNode) else (value,):
                if isinstance(item, ScalarNode) and key.text == "rule":
                    yield item
                else:
                    yield from _names(item)


def _options(folder: _Folder) -> Mapping[str, Reader]:
    """The options of `figures check` that a file may set, by their long names."""
    from figures.report.formats import names

    return {
        "rules": one_or_more(folder.existing),
        "rule": one_or_more(text),
        "format": choice(names(), "format"),
        "output": folder.outputs,
        "fail-on": choice([*LEVELS, NEVER], "severity"),
        "figures": boolean,
        "relations": boolean,
        "statistics": boolean,
        "jobs": jobs,
        "messages": text,
        "cache": boolean,
        "baseline": folder.path,
        "ignore-file": folder.existing,
    }


def _override(node: Node) -> Override:
    with node.fields("an override") as fields:
        paths = fields.need("paths", one_or_more(pattern)) or ()
        return Override(paths, fields.take("severity", severities, {}), fields.take("locale", locale, None))


def severities(node: Node) -> Severities:
    """Reader: `{change-percent: warning, sum-total: off}`."""
    if not isinstance(node, MappingNode):
        hint = "write {change-percent: warning}"
        raise node.mistake(
            "wrong-type", f"expected rules with their severities (a mapping), not {node.kind}", hint
        )
    fields = Fields(node, "'severity'")
    level = choice([*LEVELS, OFF], "severity")
    read = {key.text: fields.take(key.text, level, None) for key, _ in node.items}
    return {rule: None if name == OFF else Severity(name) for rule, name in read.items() if name is not None}


def jobs(node: Node) -> str:
    """Reader: a number of processes, or `auto`."""
    if isinstance(node, ScalarNode) and (node.text == AUTO or node.text.isdecimal()):
        try:
            return parse_jobs(node.text)
        except ValueError as error:
            raise node.mistake("wrong-value", str(error)) from None
    raise node.mistake("wrong-type", f"expected a number of processes or '{AUTO}', not {node.kind}")


def locale(node: Node) -> str:
    """Reader: the locale of articles that name none."""
    from figures.read.facts import parse_locale

    try:
        return parse_locale(text(node))
    except ValueError as error:
        raise node.mistake("wrong-value", str(error)) from None


def pattern(node: Node) -> str:
    """Reader: a pattern such as .gitignore has."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([written := text(node)])
    except ValueError as error:
        reason = str(error).rstrip(".")
        raise node.mistake(
            "wrong-value", f"this is no pattern: {reason}", "write it as in .gitignore: 'archive/**'"
        ) from None
    return written


def _no_nul(node: Node) -> str:
    path = text(node)
    if not path or "\0" in path:
        raise node.mistake("wrong-value", "this is no path")
    return path


def _origin(path: str, key: ScalarNode | None) -> str:
    return f"{path}:{key.line}" if key is not None else path
