"""How a report for people closes: what was looked at, and how much of what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from figures.model import Severity
from figures.report.display import plural
from figures.report.tally import Tally


def summary_line(tally: Tally, unreadable: int = 0) -> str:
    """The closing line: nothing found and nothing looked at must not read the same, nor nothing that could be compared.

    >>> summary_line(Tally())
    '0 articles, 0 figures (0 compared with another), 0 errors, 0 warnings.'
    """
    parts = [
        plural(tally.articles, "article"),
        f"{plural(tally.figures, 'figure')} ({tally.compared:,} compared with another)",
        plural(tally.severities[Severity.ERROR], "error"),
        plural(tally.severities[Severity.WARNING], "warning"),
    ]
    if tally.severities[Severity.INFO]:
        parts.append(plural(tally.severities[Severity.INFO], "note"))
    if unreadable:
        parts.append(f"{unreadable} not read")
    return (
        ", ".join(parts)
        + "."
        + _told(tally.told)
        + _foreign(tally.foreign)
        + _unspoken(tally.unspoken)
        + _unseen(tally.unseen)
    )


def _told(articles: Counter[str]) -> str:
    """Which languages were told from the words of articles; English is what is taken for granted.

    >>> _told(Counter(de=2, en=1, fr=1))
    ' The language was told from the text: German (2 articles), French (1 article).'
    """
    foreign = [(code, count) for code, count in articles.most_common() if code not in ("en", "und")]
    if not foreign:
        return ""
    said = (f"{_name(code, count)} ({plural(count, 'article')})" for code, count in foreign)
    return f" The language was told from the text: {', '.join(said)}."


def _foreign(articles: Counter[tuple[str, str]]) -> str:
    """Which articles are in another language than their locale says: what their words say of figures is not believed.

    >>> _foreign(Counter({("de", "en"): 1}))
    ' The words of 1 article are German, and its locale says English: check the locale.'
    """
    said = (
        f" The words of {plural(count, 'article')} are {_name(words, 1)}, and"
        f" {'its locale says' if count == 1 else 'their locale says'} {_name(locale, 1)}: check the locale."
        for (words, locale), count in articles.most_common()
    )
    return "".join(said)


def _unseen(figures: int) -> str:
    """How many figures no rule could look at.

    >>> _unseen(0), _unseen(1)
    ('', ' No rule could look at 1 figure.')
    """
    return f" No rule could look at {plural(figures, 'figure')}." if figures else ""


def _unspoken(articles: Counter[str]) -> str:
    """In which languages nothing was compared, those of most articles first.

    >>> _unspoken(Counter(pl=2, und=1))
    ' Nothing is compared in Polish (2 articles) and in a language that is not known (1 article).'
    """
    if not articles:
        return ""
    counts = articles.most_common()
    named = [f"in {_name(code, count)} ({plural(count, 'article')})" for code, count in counts]
    return f" Nothing is compared {', '.join(named[:-1])}{' and ' * (len(named) > 1)}{named[-1]}."


def _name(code: str, count: int) -> str:
    """The language of so many articles, in English."""
    from babel import Locale  # few runs need them

    from figures.lexicon import UNKNOWN

    if code == UNKNOWN:
        return "a language that is not known" if count == 1 else "languages that are not known"
    return Locale.parse(code).english_name or code


def statistics_lines(tally: Tally) -> Iterator[str]:
    """How many figures of each kind there are, what came of the places looked at, and findings by rule."""
    titles = {
        "figures by kind": tally.kinds,
        "places looked at, by outcome": tally.looked,
        "findings by rule": tally.rules,
    }
    for title, counts in titles.items():
        yield f"{title}:" if counts else f"{title}: none"
        for name, count in counts.most_common():
            yield f"  {count:>6,}  {name}"
