"""The sources that figures are traced to, as a command is given them."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from figures.cli.console import warn
from figures.cli.inputs import Inputs
from figures.cli.parser import Parser
from figures.errors import InputError

if TYPE_CHECKING:
    from figures.model import Article


def add_sources(parser: Parser) -> None:
    """Add the options about sources."""
    group = parser.group("Sources")
    group.add_argument(
        "--source",
        action="append",
        default=[],
        metavar="PATH",
        help="A source: a file of any format, a CSV table, or a folder; may be given several times.",
    )
    group.add_argument("--source-locale", metavar="LOCALE", help="Language and place of the sources.")


def sources_of(options: Namespace, inputs: Inputs) -> Iterator[Article]:
    """The sources; one that cannot be read is told, and the others are used."""
    from figures.read.find import find_articles
    from figures.trace.reading import source_articles

    own = {os.path.realpath(path) for path in options.operands}
    for name in options.source:
        try:
            for path in find_articles(Path(name)):
                if os.path.realpath(path) in own:
                    warn(f"{path} is the article itself; it is no source")
                    continue
                for article in source_articles(path, options.source_locale):
                    if isinstance(article, InputError):
                        inputs.tell(str(path), str(article))
                    elif any(block.text.strip() for block in article.blocks):
                        yield article
                    else:
                        warn(f"{path}: an empty source")
        except InputError as error:
            inputs.tell(name, str(error))
