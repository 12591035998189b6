"""The templates, and the policy that lets a browser run and show only what is ours."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from figures.report.html.page import Overview, Sheet

if TYPE_CHECKING:
    from jinja2 import Environment


class Templates:
    """The parts of the page. Whatever goes into them is escaped; only our style and script are not.

    A `bare` page has neither: it becomes a part of one that has both.
    """

    def __init__(self, *, bare: bool = False) -> None:
        self._styles = [] if bare else [style((__package__, "page.css"))]
        self._scripts = [] if bare else [asset(__package__, "page.js")]
        self._environment = environment(__package__)

    def head(self, overview: Overview) -> str:
        """Everything before the articles."""
        page = self._environment.get_template("head.html")
        allowed = policy(self._styles, self._scripts)
        return page.render(overview=overview, styles=self._styles, policy=allowed)

    def sheet(self, sheet: Sheet) -> str:
        """One article."""
        return self._environment.get_template("sheet.html").render(sheet=sheet)

    def foot(self) -> str:
        """Everything behind the articles."""
        return self._environment.get_template("foot.html").render(scripts=self._scripts)


def style(*assets: tuple[str, str]) -> str:
    """The style of a page: what all have, and the assets of its own, each a package and a name."""
    return "".join(asset(*each) for each in ((__package__, "base.css"), *assets))


def policy(styles: Sequence[str], scripts: Sequence[str] = (), **more: str) -> str:
    """A Content Security Policy: nothing is loaded, and nothing runs but what is given; `more` allows other things."""
    given = {"style-src": styles, "script-src": scripts}
    allowed = {
        name: " ".join(f"'{digest(each)}'" for each in texts) for name, texts in given.items() if texts
    }
    allowed |= {name.replace("_", "-"): value for name, value in more.items()}
    return "; ".join(
        [
            "default-src 'none'",
            *(f"{name} {value}" for name, value in allowed.items()),
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        ]
    )


@cache
def environment(*packages: str) -> Environment:
    """The templates of packages, in which everything is escaped that is not said to be safe; compiled once."""
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    from figures.report.display import one_line, plural, visible

    templates = Environment(
        autoescape=True,
        loader=ChoiceLoader([PackageLoader(package, "") for package in packages]),
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
