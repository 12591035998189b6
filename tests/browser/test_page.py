"""The page as its reader has it: in Chromium, by keyboard and mouse."""

import json
from pathlib import Path

import pytest
from selenium.webdriver import ActionChains, Chrome, Keys

from tests.browser.driving import FINE, PORT, TOLLS, css, current, page, place, press, run, when_drawn
from tests.command import figures


def test_the_article_reads_as_it_is_written(browser: Chrome) -> None:
    page(browser, TOLLS)
    copy = "const page = document.querySelector('.page').cloneNode(true);"
    remove = "page.querySelectorAll('.margin, .ref').forEach((each) => each.remove());"
    lines = run(browser, f"{copy}{remove}document.body.replaceChildren(page); return page.innerText")
    assert [" ".join(line.split()) for line in lines.splitlines() if line.strip()] == [
        "Tunnel to open late, at £1.4 billion",
        "Costs have risen from £850 million to £1.4 billion, an increase of 45%, said the council.",
        "Maintenance will cost £3 million a year, or £520,000 a month. It is 10 miles (16 km) long.",
        "Cars pay £4.50.",
        "Lorries pay £12.",
        "Year Tolls",
        "2027 £41m",
        "2028 £52m",
        "Total £99m",
    ]


def test_every_figure_is_marked_by_its_kind(browser: Chrome) -> None:
    page(browser, TOLLS)
    run(browser, "document.querySelectorAll('.ref').forEach((each) => each.remove())")
    marked = [(mark.text, mark.get_attribute("data-kind")) for mark in css(browser, "mark.figure")]
    told = map(json.loads, figures("extract", "--format", "jsonl", "a.md").lines)
    assert marked == [(record["text"], record["kind"]) for record in told]


def test_keys_step_through_the_findings_of_all_articles(browser: Chrome) -> None:
    page(browser, TOLLS, FINE, PORT)
    cards = [card.get_attribute("id") for card in css(browser, ".card")]
    assert len(cards) == 4
    assert (current(browser), place(browser)) == ([], "– / 4")
    seen = []
    for key in "jnjjj":
        press(browser, key)
        seen += current(browser)
    assert seen == [*cards, cards[0]]
    press(browser, "k")
    assert (current(browser), place(browser)) == ([cards[3]], "4 / 4")
    assert [sheet.is_displayed() for sheet in css(browser, ".sheet")] == [False, False, True]
    press(browser, "p", Keys.ESCAPE)
    assert (current(browser), place(browser)) == ([], "– / 4")


def test_the_current_finding_is_seen_with_its_figures(browser: Chrome) -> None:
    page(browser, "Words.\n\n" * 150 + TOLLS.partition("# ")[2])
    press(browser, "j")
    lead, others = css(browser, ".spot.lead[data-current]"), css(browser, ".spot[data-current]:not(.lead)")
    assert [spot.text for spot in (*lead, *others)] == ["45%", "£850 million", "£1.4 billion"]
    box = "const box = document.querySelector('{}').getBoundingClientRect();"
    seen = "return box.top >= 0 && box.bottom <= innerHeight"
    for selector in (".spot.lead[data-current]", ".card.current h3"):
        assert run(browser, box.format(selector) + seen) is True
    assert len(css(browser, ".wires .current path:not(.leader)")) == 2
    assert len(css(browser, ".wires .current .leader")) == 1


def test_enter_tells_why_and_a_question_mark_the_keys(browser: Chrome) -> None:
    page(browser, TOLLS)
    details = css(browser, "#c1-1 details")[0]
    press(browser, "j", Keys.ENTER)
    assert details.get_attribute("open") == "true"
    press(browser, Keys.ENTER)
    assert details.get_attribute("open") is None
    press(browser, "?")
    assert css(browser, "dialog")[0].is_displayed()
    press(browser, "j")
    assert current(browser) == ["c1-1"]
    press(browser, Keys.ESCAPE)
    assert not css(browser, "dialog")[0].is_displayed()


def test_tab_reaches_the_findings(browser: Chrome) -> None:
    page(browser, TOLLS)
    reached = []
    for _ in range(30):
        press(browser, Keys.TAB)
        reached.append(run(browser, "return document.activeElement.id"))
    assert [name for name in dict.fromkeys(reached) if name.startswith("c1-")] == ["c1-1", "c1-2", "c1-3"]


def test_a_figure_tells_its_reading(browser: Chrome) -> None:
    page(browser, TOLLS)
    tip = css(browser, "#tip")[0]
    assert not tip.is_displayed()
    press(browser, "f", "f")
    assert tip.is_displayed()
    assert run(browser, "return document.activeElement.getAttribute('aria-describedby')") == "tip"
    rate = next(mark for mark in css(browser, "mark.figure") if mark.text == "£3 million a year")
    ActionChains(browser).move_to_element(rate).perform()
    assert tip.text.splitlines() == [
        "3,000,000 GBP / year",
        *("kind", "money", "interval", "2,500,000–3,500,000"),
        *("compared", "contradicts £520,000 a month (product-period)"),
    ]
    monthly = next(mark for mark in css(browser, "mark.figure") if mark.text.startswith("£520,000"))
    ActionChains(browser).move_to_element(monthly).perform()
    assert tip.text.splitlines() == [
        "520,000 GBP / month",
        *("kind", "money", "interval", "519,999.5–520,000.5", "normalised", "6,240,000 GBP / year"),
        *("compared", "contradicts £3 million a year (product-period)"),
    ]
    press(browser, Keys.ESCAPE)
    assert not tip.is_displayed()


def test_filters(browser: Chrome) -> None:
    page(browser, TOLLS, PORT)
    chips = {chip.get_attribute("data-kind"): chip for chip in css(browser, ".chip")}
    chips["percent"].click()
    assert chips["percent"].get_attribute("aria-pressed") == "true"
    shown = {mark.get_attribute("data-kind") for mark in css(browser, "mark.figure:not(.unmarked)")}
    assert (shown, place(browser)) == ({"percent"}, "– / 2")
    chips["measure"].click()
    shown = {mark.get_attribute("data-kind") for mark in css(browser, "mark.figure:not(.unmarked)")}
    assert shown == {"percent", "measure"}
    chips["percent"].click()
    chips["measure"].click()
    assert (css(browser, ".unmarked"), place(browser)) == ([], "– / 4")
    css(browser, "#rule option[value=change-percent]")[0].click()
    assert place(browser) == "– / 2"
    css(browser, "#next")[0].click()
    css(browser, "#next")[0].click()
    assert (current(browser), place(browser)) == (["c2-1"], "2 / 2")


def test_the_index_and_links(browser: Chrome) -> None:
    page(browser, TOLLS, PORT)
    links = css(browser, ".index a")
    assert [link.text.splitlines() for link in links] == [
        ["3", "a.md", "Tunnel to open late, at £1.4 billion"],
        ["1", "b.md"],
    ]
    links[1].click()
    assert [sheet.is_displayed() for sheet in css(browser, ".sheet")] == [False, True]
    assert links[1].get_attribute("aria-current") == "page"
    browser.get(Path("report.html").absolute().as_uri() + "#c1-2")
    browser.refresh()
    assert current(browser) == ["c1-2"]
    css(browser, "#a1 .ref")[0].click()
    assert current(browser) == ["c1-1"]


def test_charts(browser: Chrome) -> None:
    page(browser, TOLLS)
    assert [lane.text for lane in css(browser, ".lane span")] == [
        *("money", "shares", "measures", "dates", "findings")
    ]
    assert len(css(browser, ".flags path")) == 3
    labels = [[text.text for text in css(browser, f"#c1-{card} .bars text")] for card in (1, 2, 3)]
    assert labels == [
        ["£850 million", "£1.4 billion"],
        ["£520,000 a month", "£3 million a year"],
        ["£99m", "£41m", "£52m"],
    ]
    widths = [float(bar.get_attribute("width") or 0) for bar in css(browser, "#c1-2 .bars rect")]
    assert widths[0] / widths[1] == pytest.approx(6.24 / 3, rel=0.01)


def test_an_article_in_html_reads_without_its_markup(browser: Chrome) -> None:
    body = "<h1>Ports</h1><p>It cost <b>&pound;200</b> or &pound;3<i>00</i>, an increase of 20&#37;, said Ann.</p>"
    rose = body.replace("cost", "rose from").replace(" or ", " to ")
    page(browser, f"<!doctype html><title>Ports</title><article>{rose}</article>", names=("a.html",))
    assert [text.text for text in css(browser, ".card .bars text")] == ["£200", "£300"]
    assert [spot.text for spot in css(browser, ".page .spot")] == ["£200", "£300", "20%"]
    press(browser, "j", "f")
    assert css(browser, "#tip dd")[-1].text == "contradicts 20% (change-percent)"


def test_ignored_findings_are_listed_last(browser: Chrome) -> None:
    page(browser, f"<!-- figures: ignore change-percent (quoted) -->\n\n{PORT}")
    assert (css(browser, ".card"), css(browser, ".page .spot")) == ([], [])
    css(browser, ".ignored summary")[0].click()
    (item,) = css(browser, ".ignored li")
    assert item.text == "3:58 change-percent $200 to $300 is a change of 50.0%, not 20% (quoted)"


def test_no_findings_and_no_articles(browser: Chrome) -> None:
    page(browser, "It rained.\n")
    press(browser, "j", "k", "f", "F", Keys.ENTER, Keys.ESCAPE)
    assert place(browser) == "none"
    assert figures("check", "--output", "html=none.html", "missing.md").code == 3
    browser.get(Path("none.html").absolute().as_uri())
    press(browser, "j", "f", "t", Keys.ESCAPE)
    assert [item.text for item in css(browser, ".failures li")] == ["missing.md: no such file or folder"]
    run(browser, "localStorage.clear()")


def test_of_a_long_article_only_what_is_seen_is_laid_out(browser: Chrome) -> None:
    paragraph = "In March the 12 ports took £5 million, or 3%, for 40 km of 16 roads, and 7 men said no. "
    page(browser, "\n\n".join([paragraph * 3] * 1000) + "\n\nThe trail is 20 miles (64 km) long.\n")
    assert len(css(browser, "mark.figure")) > 5_000
    laid_out = when_drawn(
        browser,
        "[...document.querySelectorAll('.passage > *')]"
        ".filter((each) => each.checkVisibility({ contentVisibilityAuto: true })).length",
    )
    assert 0 < laid_out < 100
    changes = run(
        browser,
        "const observer = new MutationObserver(() => {});"
        "const all = { attributes: true, characterData: true, childList: true, subtree: true };"
        "observer.observe(document, all);"
        "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }));"
        "return observer.takeRecords().length",
    )
    assert current(browser) == ["c1-1"]
    assert 0 < changes < 100


def test_keys_lead_to_what_was_recomputed(browser: Chrome) -> None:
    page(browser, TOLLS)
    press(browser, "r")
    assert run(browser, "return document.activeElement.className") == "recomputed"
    press(browser, Keys.TAB)
    link = run(browser, "return document.activeElement.getAttribute('href')")
    press(browser, Keys.ENTER)
    assert run(browser, "return document.activeElement.id") == str(link)[1:]
