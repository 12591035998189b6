"""`figures compare`: what became of the figures of a text in its translation, or in a later version."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path

from figures.cli import UNREADABLE
from figures.cli.console import tell_error
from figures.cli.parser import Operands, Parser
from figures.cli.tracing import EXIT_CODES, add_tracing, report, run_pairs
from figures.errors import InputError, UsageError

HELP = f"""\
Compare the figures of a text with those of its translation, or of a later version: which are lost, added, or changed.

  figures compare original.de.md translation.md
  figures compare draft.md article.md --output html=compared.html
  figures compare --pairs translations.jsonl > compared.jsonl

The language of each is told by its front matter, by --original-locale and --version-locale, or by its words.

{EXIT_CODES}"""
OPERANDS = Operands("ORIGINAL VERSION", least=0, most=2)


def add_arguments(parser: Parser) -> None:
    """Add the options of the command."""
    group = parser.group("Texts")
    group.add_argument(
        "--original-locale", metavar="LOCALE", help="Language and place of the original (de_CH)."
    )
    group.add_argument("--version-locale", metavar="LOCALE", help="Language and place of the version.")
    add_tracing(parser)


def run(options: Namespace) -> int:
    """Compare two texts."""
    if options.pairs is not None:
        return run_pairs(options, is_version=True)
    if len(options.operands) != 2:
        raise UsageError(
            "expected two texts, ORIGINAL and VERSION\n  hint: 'figures compare --help' tells how it is used"
        )
    from figures.trace.library import compare

    original, version = map(Path, options.operands)
    if os.path.realpath(original) == os.path.realpath(version):
        raise UsageError(f"'{version}' is the original itself")
    try:
        trace = compare(
            original, version, original_locale=options.original_locale, version_locale=options.version_locale
        )
    except InputError as error:
        tell_error(str(error))
        return UNREADABLE
    return report(options, iter([trace]), (), is_version=True)
