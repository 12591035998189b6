"""How often relations hold in published articles: for each form and tie, how many hold, are undecided, fail.

    python benchmarks/relations.py ARTICLES.jsonl.gz

Each line of the file is an article with `text` and perhaps `date`. Published articles are right but for one in some
hundred relations; so the share that holds is the precision of a form and tie, seen from below. Where more than one in
two hundred fails, most of those are false: read them before the form may speak.
"""

from __future__ import annotations

import datetime as dt
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import figures
from figures.extract import extract
from figures.lexicon import load
from figures.normalise import normalise
from figures.rules.checking import open_document, verdicts
from figures.rules.judging.verdict import Outcome, Verdict

OUTCOMES = (Outcome.HELD, Outcome.UNDECIDED, Outcome.EXPLAINED, Outcome.DOUBTFUL, Outcome.FAILED)

Row = tuple[str, str]


def read(path: Path) -> Iterator[tuple[str, dt.date | None]]:
    """The texts of a file with their dates."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row["text"], dt.date.fromisoformat(row["date"]) if row.get("date") else None


def judge(text: str, date: dt.date | None, rules: figures.Rules) -> Iterator[tuple[Row, Outcome]]:
    """The form and tie of each relation that a rule judged, with what came of it."""
    article = figures.read_text(text, locale="en", date=date)
    extraction = normalise(extract(article, load(article.locale)), rules.settings)
    document = open_document(extraction, rules.settings)
    for found in verdicts(document, rules.packs):
        relation = found.match.relation if isinstance(found, Verdict) else None
        if isinstance(found, Verdict) and relation is not None:
            yield (relation.form, relation.tie.name.lower()), found.outcome


def main(path: Path) -> None:
    """Print the table."""
    rules = figures.load_rules()
    counts: Counter[tuple[Row, Outcome]] = Counter()
    for text, date in read(path):
        counts.update(judge(text, date, rules))
    print("| form | tie |", " | ".join(outcome.value for outcome in OUTCOMES), "|")
    print("|---|---|" + "--:|" * len(OUTCOMES))
    for row in sorted({row for row, _ in counts}):
        print(f"| {row[0]} | {row[1]} |", " | ".join(str(counts[row, outcome]) for outcome in OUTCOMES), "|")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
