"""`figures trace`: what the sources of an article make of its figures."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from figures.cli import UNREADABLE
from figures.cli.console import tell_error, warn
from figures.cli.inputs import Inputs, add_inputs, inputs_of
from figures.cli.parser import Operands, Parser
from figures.cli.tracing import EXIT_CODES, add_tracing, report, run_pairs
from figures.errors import InputError, UsageError

if TYPE_CHECKING:
    from figures.model import Article
    from figures.trace.record import Trace

HELP = f"""\
Trace the figures of an article to its sources: which are supported, rounded, converted or derived, which ones a \
source contradicts, and which ones no source has.

  figures trace article.md --source report.pdf --source table.csv
  figures trace article.md --source interviews/ --figures        also what is supported, and by what
  figures trace article.md --source release.md --output html=trace.html
  figures trace --pairs summaries.jsonl -j auto > traced.jsonl   many pairs, streamed

{EXIT_CODES}"""
OPERANDS = Operands("ARTICLE", least=0)


def add_arguments(parser: Parser) -> None:
    """Add the options of the command."""
    add_inputs(parser)
    group = parser.group("Sources")
    group.add_argument(
        "--source",
        action="append",
        default=[],
        metavar="PATH",
        help="A source: a file of any format, a CSV table, or a folder; may be given several times.",
    )
    group.add_argument("--source-locale", metavar="LOCALE", help="Language and place of the sources.")
    add_tracing(parser)


def run(options: Namespace) -> int:
    """Trace the articles, and report what the sources make of their figures."""
    if options.pairs is not None:
        return run_pairs(options, is_version=False)
    if not options.operands or not options.source:
        missing = "ARTICLE" if not options.operands else "--source"
        raise UsageError(f"{missing} is missing\n  hint: 'figures trace --help' tells how it is used")
    inputs = inputs_of(options)
    sources = list(_sources(options, inputs))
    if not sources:
        tell_error("no source has any text: there is nothing to trace figures to")
        return UNREADABLE
    return report(options, _traces(inputs, sources), inputs.failures, is_version=False)


def _sources(options: Namespace, inputs: Inputs) -> Iterator[Article]:
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


def _traces(inputs: Inputs, sources: Sequence[Article]) -> Iterator[Trace]:
    from figures.trace.reading import extraction_of
    from figures.trace.tracing import Tracing
    from figures.units import table

    tracing = Tracing([extraction_of(source) for source in sources], table())
    return inputs.each(lambda article: tracing.of(extraction_of(article)))
