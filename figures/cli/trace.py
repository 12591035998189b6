"""`figures trace`: what the sources of an article make of its figures."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from figures.cli import UNREADABLE
from figures.cli.console import tell_error
from figures.cli.inputs import Inputs, add_inputs, inputs_of
from figures.cli.parser import Operands, Parser
from figures.cli.sources import add_sources, sources_of
from figures.cli.tracing import EXIT_CODES, add_tracing, report, run_pairs
from figures.errors import UsageError

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
    add_sources(parser)
    add_tracing(parser)


def run(options: Namespace) -> int:
    """Trace the articles, and report what the sources make of their figures."""
    if options.pairs is not None:
        return run_pairs(options, is_version=False)
    if not options.operands or not options.source:
        missing = "ARTICLE" if not options.operands else "--source"
        raise UsageError(f"{missing} is missing\n  hint: 'figures trace --help' tells how it is used")
    inputs = inputs_of(options)
    sources = list(sources_of(options, inputs))
    if not sources:
        tell_error("no source has any text: there is nothing to trace figures to")
        return UNREADABLE
    return report(options, _traces(inputs, sources), inputs.failures, is_version=False)


def _traces(inputs: Inputs, sources: Sequence[Article]) -> Iterator[Trace]:
    from figures.trace.reading import extraction_of, source_of
    from figures.trace.tracing import Tracing
    from figures.units import table

    tracing = Tracing([source_of(source) for source in sources], table())
    return inputs.each(lambda article: tracing.of(extraction_of(article)))
