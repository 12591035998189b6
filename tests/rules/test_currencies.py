"""Sums in two currencies: whose money a word is, what the article's own rates tell, and when they tell nothing."""

from __future__ import annotations

from functools import cache

import pytest

from figures import Rules, check, load_rules

AGREEING = "It took $150m (£79m) in May, and $24.1m (£12.7m) in June. "


@cache
def rules() -> Rules:
    return load_rules().only(["bracketed-currency", "implied-rate", "another-pairs-rate"])


def found(text: str, date: str | None = None) -> set[str]:
    return {finding.rule for finding in check(text + "\n", rules=rules(), date=date).findings}


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("The union gets 350 billion pounds ($464 million) a week.", True),
        ("The union of Egypt gets 350 billion pounds ($464 million) a week.", False),
        ("The bridge cost £92 million ($920 million).", True),
        ("The bridge in Mexico cost £92 million ($2.3 billion).", False),
        ("They paid 3,000 rupees ($11).", False),
        ("They paid 3,000 pesos ($2.60).", False),
    ],
)
def test_whose_money_it_is(text: str, flagged: bool) -> None:
    """Of shared names, any country's may be meant; of the pound and the dollar, only what the article tells."""
    assert bool(found(text, "2022-06-01")) is flagged


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (AGREEING + "In July it took $19.5m (£14.9m).", {"implied-rate"}),
        (AGREEING + "In July it took $19.5m (£9m).", {"implied-rate"}),
        (AGREEING + "In July it took $19.5m (£10.3m).", set()),
        (AGREEING + "In July it took some $20m (£10m).", set()),
        (AGREEING + "In July it took $20m, or £10.5m.", set()),
        (AGREEING + "In July it took $20m, or £15m.", {"implied-rate"}),
        (AGREEING + "In 1985 it took $20m (£15m at the time).", set()),
        (AGREEING + "In July it took £19.5m ($37m).", set()),
        (AGREEING + "In July it took £19.5m ($29m).", {"implied-rate"}),
        ("It took $150m (£79m) in May, and $150m (£79m) again. In July it took $19.5m (£9m).", set()),
        ("It took $150m (£79m) in May, and $24.1m (£14.5m) in June. In July it took $19.5m (£11m).", set()),
        ("They sell it for $15 (£15) and $25 (£25). In July it took $19.5m (£10m).", set()),
        ("The cuts are worth 6.8bn rand ($1.2bn; £640m).", set()),
        ("The cuts are worth 6.8bn rand ($1.2bn; £800m).", {"implied-rate"}),
        ("They pay 900 rupees ($20.40; £10.50) a tonne.", set()),
    ],
    ids=str,
)
def test_an_article_without_a_date_has_rates_of_its_own(text: str, expected: set[str]) -> None:
    assert found(text) == expected


def test_a_rate_of_a_day_in_the_year_is_still_not_the_articles() -> None:
    text = "It took $150m (£118m) in May and $24m (£18.9m) in June. In July it took $19.5m ({}m)."
    assert found(text.format("£13.9"), "2022-08-01") == {"implied-rate"}
    assert found(text.format("£15.3"), "2022-08-01") == set()
