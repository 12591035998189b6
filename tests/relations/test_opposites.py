"""Two shares of opposite answers or groups: more than all of one whole is said, and two wholes are not compared."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import figures

TOO_MUCH = [
    "Some 61 percent of voters back the plan and 48 percent oppose it.",
    "In the survey, 54% of adults said they supported the ban, while 57% were against it.",
    "Asked about the merger, 66 per cent of members were in favour and 43 per cent against.",
    "Fifty-eight per cent said they trusted the police; 51 per cent said they did not.",
    "The mayor's approval rating stands at 47%, with 63% disapproving.",
    "Women make up 61% of the staff and men 49%.",
    "Some 46% agreed that rents are too high, 68% disagreed.",
    "Two thirds of residents want the road closed, 45% want it open.",
    "About 80% of firms said orders were rising; 35% said they were falling.",
    "Some 48% said no to the merger and 62% said yes.",
    "A majority, 57%, would vote to remain, while 53% would vote to leave.",
    "The survey found 44% of drivers keep to the limit and 66% break it.",
    "A total of 53% of nurses would strike and 57% would not.",
    "Support for independence stands at 54%, opposition at 56%.",
    "Nearly 60% of tenants trust the landlord, while 55% distrust him.",
    "Three quarters of the panel thought the drug effective; 35% thought it ineffective.",
    "Among graduates 51% own their home and 59% rent.",
    "Men account for 58% of the prison's staff, women for 52%.",
    "Of the cars sold 61% were new and 49% used.",
]

TWO_WHOLES = [
    "Some 61 percent of voters back the plan and 38 percent oppose it.",
    "Some 61 percent of voters back the plan and 48 percent oppose the tax that pays for it.",
    "Among women 61 percent back the plan, and among men 48 percent oppose it.",
    "In May 61 percent backed the plan; in June 48 percent opposed it.",
    "Some 61 percent back the plan, but 48 percent also oppose parts of it.",
    "61% of Democrats support it; 58% of Republicans oppose it.",
    "In the north 72% like the idea, whereas of those in the south, 69% of whom are farmers, few do.",
    "72% were satisfied with repairs and 38% dissatisfied with the rent.",
    "Sales rose 61% and then fell 48%.",
    "Unemployment is 61% among men and 49% among women.",
    "The tax is opposed by 61% of landlords and supported by 58% of tenants.",
    "Some 61% were satisfied in 2019 and 55% dissatisfied in 2023.",
    "Male smokers make up 61% and female smokers 49% of their sex.",
    "Men scored 81% on average and women 69%.",
    "The vaccinated had 81% protection and the unvaccinated 39%.",
    "He won 61% of points on serve and lost 49% on return.",
    "The chance was put in the 60% range, not 95%.",
    "Just 64 percent said yes, not even a three-quarters majority.",
    "Some 60% like the beach and 55% the pool.",
]


ABROAD = yaml.safe_load((Path(__file__).parent / "opposites.yaml").read_text("utf-8"))


def abroad(kind: str) -> list[tuple[str, str]]:
    return [(locale, text) for locale, kinds in ABROAD.items() for text in kinds[kind]]


def messages(text: str) -> list[str]:
    return [finding.message for finding in figures.check(text, locale="en").findings]


@pytest.mark.parametrize("text", TOO_MUCH)
def test_more_than_all_is_said(text: str) -> None:
    (message,) = messages(text)
    assert message.endswith("though the one excludes the other")


@pytest.mark.parametrize("text", TWO_WHOLES)
def test_two_wholes_are_not_compared(text: str) -> None:
    assert messages(text) == []


@pytest.mark.parametrize(("locale", "text"), abroad("too_much"))
def test_more_than_all_is_said_in_other_languages(locale: str, text: str) -> None:
    (finding,) = figures.check(text, locale=locale).findings
    assert finding.rule == "contest-opposed"


@pytest.mark.parametrize(("locale", "text"), abroad("right"))
def test_two_wholes_are_not_compared_in_other_languages(locale: str, text: str) -> None:
    assert figures.check(text, locale=locale).findings == ()


@pytest.mark.xfail(strict=True, reason="groups behind other verbs, and majorities, are not read yet")
@pytest.mark.parametrize(("locale", "text"), abroad("unseen"))
def test_more_than_all_is_not_seen_everywhere(locale: str, text: str) -> None:
    assert figures.check(text, locale=locale).findings != ()
