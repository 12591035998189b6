"""The templates, and the policy that lets a browser run and show only what is ours."""

from __future__ import annotations

import base64
import hashlib
from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING

from figures.report.html.page import Overview, Sheet

if TYPE_CHECKING:
    from jinja2 import Environment


class Templates:
    """The parts of the page. Whatever goes into them is escaped; only our style and script are not."""

    def __init__(self) -> None:
        self._style, self._script = asset(__package__, "page.css"), asset(__package__, "page.js")
        self._environment = environment(__package__)

    def head(self, overview: Overview) -> str:
        """Everything before the articles."""
        page = self._environment.get_template("head.html")
        return page.render(overview=overview, style=self._style, policy=self._policy())

    def sheet(self, sheet: Sheet) -> str:
        """One article."""
        return self._environment.get_template("sheet.html").render(sheet=sheet)

    def foot(self) -> str:
        """Everything behind the articles."""
        return self._environment.get_template("foot.html").render(script=self._script)

    def _policy(self) -> str:
        """A Content Security Policy: nothing is loaded, and nothing runs but the one script below."""
        return "; ".join(
            [
                "default-src 'none'",
                f"script-src '{digest(self._script)}'",
                f"style-src '{digest(self._style)}'",
                "base-uri 'none'",
                "form-action 'none'",
                "require-trusted-types-for 'script'",
                "trusted-types 'none'",
            ]
        )


def environment(package: str) -> Environment:
    """The templates of a package, in which everything is escaped that is not said to be safe."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    from figures.report.display import one_line, plural, visible

    templates = Environment(
        autoescape=True,
        loader=FunctionLoader(partial(asset, package)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters.update(one_line=one_line, visible=visible, plural=plural)
    return templates


def asset(package: str, name: str) -> str:
    """A file that is shipped in a package."""
    return files(package).joinpath(name).read_text("utf-8")


def digest(text: str) -> str:
    """The hash by which a policy allows a style or a script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
