"""The page as its reader has it: in Chromium, by keyboard and mouse."""

import base64
import json
import re
import time
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

from tests.browser.conftest import prefer, resize
from tests.command import figures

TOLLS = """\
---
date: 2024-06-19
---

# Tunnel to open late, at £1.4 billion

Costs have risen from £850 million to £1.4 billion, an increase of 45%, said the council.

Maintenance will cost £3 million a year, or £520,000 a month. It is 10 miles (16 km) long.

- Cars pay £4.50.
- Lorries pay £12.

| Year | Tolls |
|------|------:|
| 2027 | £41m |
| 2028 | £52m |
| Total | £99m |
"""
PORT = "Rents in the port rose from $200 to $300, an increase of 20%.\n"
FINE = "It cost £5 million.\n"

HOSTILE = """\
# <script>alert(1)</script> £5 </title></style></script><img src=x onerror=alert(2)>

<a href="javascript:alert(3)">£3 million a year</a>, or £520,000 a month. "onmouseover="alert(4)

&lt;script&gt;alert(5)&lt;/script&gt; {{ 7*7 }} ![£7](javascript:alert(6)) </script><svg/onload=alert(8)> ]]> -->

<iframe srcdoc="<script>alert(9)</script>"></iframe> It fell from £7 </script> to £5 <!-- <script>, a fall of 90%.

`<style>*{display:none}</style>` <base href="https://example.org/"> \u202e£8\u202c \x1b[31m 9 men
"""


def page(browser: Chrome, *articles: str, names: tuple[str, ...] = ("a.md", "b.md", "c.md")) -> None:
    paths = names[: len(articles)]
    for path, text in zip(paths, articles, strict=True):
        Path(path).write_bytes(text.encode())
    done = figures("check", "--output", "html=report.html", "--fail-on", "never", *paths)
    assert (done.code, done.err) == (0, "")
    browser.get(Path("report.html").absolute().as_uri())


def css(browser: Chrome, selector: str) -> list[WebElement]:
    return browser.find_elements(By.CSS_SELECTOR, selector)


def press(browser: Chrome, *keys: str) -> None:
    ActionChains(browser).send_keys(*keys).perform()


def run(browser: Chrome, script: str) -> Any:
    return browser.execute_script(script)


def current(browser: Chrome) -> list[str]:
    return [card.get_attribute("id") or "" for card in css(browser, ".card.current")]


def place(browser: Chrome) -> str:
    return css(browser, "#place")[0].text


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
        *("compared", "contradicts £520,000 a month (rate-restated)"),
    ]
    monthly = next(mark for mark in css(browser, "mark.figure") if mark.text.startswith("£520,000"))
    ActionChains(browser).move_to_element(monthly).perform()
    assert tip.text.splitlines() == [
        "520,000 GBP / month",
        *("kind", "money", "interval", "519,999.5–520,000.5", "normalised", "6,240,000 GBP / year"),
        *("compared", "contradicts £3 million a year (rate-restated)"),
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
    css(browser, "#rule option[value=percent-change]")[0].click()
    assert place(browser) == "– / 2"
    css(browser, "#next")[0].click()
    css(browser, "#next")[0].click()
    assert (current(browser), place(browser)) == (["c2-1"], "2 / 2")


def test_the_index_and_links(browser: Chrome) -> None:
    page(browser, TOLLS, PORT)
    links = css(browser, ".index a")
    assert [link.text.splitlines() for link in links] == [
        ["2", "1", "a.md", "Tunnel to open late, at £1.4 billion"],
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
    assert css(browser, "#tip dd")[-1].text == "contradicts 20% (percent-change)"


def test_nothing_of_an_article_runs(browser: Chrome) -> None:
    names = ("<img src=x onerror=alert(10)>.md", "'\"><script>alert(11)<script>.md")
    page(browser, HOSTILE, HOSTILE.replace("£", "$"), names=names)
    for key in "jjjffff":
        press(browser, key)
    for mark in css(browser, "mark.figure:not([hidden])")[:3]:
        run(
            browser,
            f"document.querySelector('[data-figure=\"{mark.get_attribute('data-figure')}\"]').focus()",
        )
    elements = "script:not([type='application/json']), img, iframe, base, object, embed, form, style, link"
    assert css(browser, f"main :is({elements})") == []
    assert run(browser, "return document.scripts.length") == 3  # ours, and the notes of two articles
    names_of_attributes = run(
        browser,
        "return [...document.querySelectorAll('*')].flatMap((e) => e.getAttributeNames())"
        ".filter((name) => name.startsWith('on'))",
    )
    assert names_of_attributes == []
    links = run(browser, "return [...document.links].map((link) => link.getAttribute('href'))")
    assert all(re.fullmatch(r"#[ac]\d+(-\d+)?", link) for link in links)
    assert "\u202e" not in run(browser, "return document.body.textContent")


def test_the_policy_forbids_what_is_not_ours(browser: Chrome) -> None:
    page(browser, FINE)
    run(
        browser,
        "window.violations = [];"
        "addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));"
        "const image = document.createElement('img'); image.src = 'data:,'; document.body.append(image);"
        "const script = document.createElement('script');"
        "try { script.textContent = 'window.ran = 1'; document.body.append(script); } catch { }"
        "try { document.body.innerHTML = '<b>'; } catch { }",
    )
    time.sleep(0.2)
    assert set(run(browser, "return violations")) >= {"img-src", "require-trusted-types-for"}
    assert run(browser, "return typeof ran") == "undefined"
    browser.get_log("browser")  # type: ignore[no-untyped-call]  # what the test itself provoked


def test_a_fact_check_sheet_runs_nothing_either(browser: Chrome) -> None:
    Path("a.txt").write_text(HOSTILE, encoding="utf-8")
    assert figures("sheet", "a.txt", "-o", "sheet.html").code == 0
    browser.get(Path("sheet.html").absolute().as_uri())
    rows = css(browser, "tbody tr")
    assert len(rows) == len(figures("extract", "--format", "jsonl", "a.txt").lines)
    assert css(browser, ":is(script, img, iframe, base, a)") == []


@pytest.mark.parametrize("width", [320, 400, 768])
def test_a_narrow_screen_is_not_scrolled_sideways(browser: Chrome, width: int) -> None:
    resize(browser, width, 800)
    wide = "| " + " | ".join(f"a long heading {n}" for n in range(12)) + " |\n|" + "---|" * 12 + "\n"
    row = "| " + " | ".join(f"£{n} million" for n in range(12)) + " |\n"
    page(browser, f"{TOLLS}\n{'unbreakable' * 30} £5 million.\n\n{wide}{row}", PORT)
    press(browser, "j")
    assert run(browser, "return document.documentElement.scrollWidth <= innerWidth") is True
    below = (
        "const at = (selector) => document.querySelector(selector).getBoundingClientRect();"
        "return at('.card.current').top - at('.spot.lead[data-current]').bottom"
    )
    assert run(browser, below) > 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(browser: Chrome, scheme: str) -> None:
    prefer(browser, scheme)
    page(browser, TOLLS, PORT)
    press(browser, "j")
    low = run(browser, CONTRAST)
    assert low == []


CONTRAST = """
const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
const over = (colours) => {
  for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
  return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
};
const light = (rgb) => rgb.map((c) => c / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
  .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
const low = [];
for (const element of document.querySelectorAll('body *')) {
  const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
  if (!own || !element.checkVisibility() || element.closest('svg, script, option, dialog')) continue;
  const grounds = [];
  for (let each = element; each; each = each.parentElement) grounds.unshift(getComputedStyle(each).backgroundColor);
  const ground = light(over(['#fff', ...grounds]));
  const ink = light(over(['#fff', ...grounds, getComputedStyle(element).color]));
  const ratio = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
  const name = `${element.tagName}.${element.className}`;
  if (ratio < 4.5) low.push(`${name} ${ratio.toFixed(2)} ${element.textContent.slice(0, 30)}`);
}
return low;
"""


def test_light_and_dark(browser: Chrome) -> None:
    ground = "return getComputedStyle(document.body).backgroundColor"
    page(browser, FINE)
    light = run(browser, ground)
    press(browser, "t")
    dark = run(browser, ground)
    prefer(browser, "dark")
    browser.refresh()
    assert run(browser, ground) == dark
    css(browser, "#theme")[0].click()
    assert run(browser, ground) == light != dark
    run(browser, "localStorage.clear()")


def test_print(browser: Chrome) -> None:
    page(browser, TOLLS, PORT)
    prefer(browser, "dark")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    shown = {
        selector: css(browser, selector)[0].is_displayed()
        for selector in ("#a1", "#a2", ".card", ".filters", ".tools", ".index", ".wires")
    }
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert [selector for selector, is_shown in shown.items() if is_shown] == ["#a1", "#a2", ".card"]
    printed = browser.execute_cdp_cmd("Page.printToPDF", {"printBackground": True})
    assert base64.b64decode(printed["data"]).startswith(b"%PDF-")


def test_ignored_findings_are_listed_last(browser: Chrome) -> None:
    page(browser, f"<!-- figures: ignore percent-change (quoted) -->\n\n{PORT}")
    assert (css(browser, ".card"), css(browser, ".page .spot")) == ([], [])
    css(browser, ".ignored summary")[0].click()
    (item,) = css(browser, ".ignored li")
    assert item.text == "3:58 percent-change $200 to $300 is a change of 50.0%, not 20% (quoted)"


def test_no_findings_and_no_articles(browser: Chrome) -> None:
    page(browser, "It rained.\n")
    press(browser, "j", "k", "f", "F", Keys.ENTER, Keys.ESCAPE)
    assert place(browser) == "none"
    assert figures("check", "--output", "html=none.html", "missing.md").code == 3
    browser.get(Path("none.html").absolute().as_uri())
    press(browser, "j", "f", "t", Keys.ESCAPE)
    assert [item.text for item in css(browser, ".failures li")] == ["missing.md: no such file or folder"]
    run(browser, "localStorage.clear()")


def test_a_long_article_opens_at_once(browser: Chrome) -> None:
    paragraph = "In March the 12 ports took £5 million, or 3%, for 40 km of 16 roads, and 7 men said no. "
    page(browser, "\n\n".join([paragraph * 3] * 1000) + "\n\n" + PORT)
    assert len(css(browser, "mark.figure")) > 5_000
    timing = run(browser, "return performance.getEntriesByType('navigation')[0].domComplete")
    step = run(
        browser,
        "const start = performance.now();"
        "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }));"
        "document.body.offsetHeight;"
        "return performance.now() - start",
    )
    assert timing < 20_000  # milliseconds; a tenth of it is usual
    assert step < 4_000
