"""Nothing of an article is mark-up, and nothing of it runs."""

import re
from pathlib import Path

from selenium.webdriver import Chrome

from tests.browser.driving import FINE, css, page, press, run, when_true
from tests.command import figures

HOSTILE = """\
# <script>alert(1)</script> £5 </title></style></script><img src=x onerror=alert(2)>

<a href="javascript:alert(3)">£3 million a year</a>, or £520,000 a month. "onmouseover="alert(4)

&lt;script&gt;alert(5)&lt;/script&gt; {{ 7*7 }} ![£7](javascript:alert(6)) </script><svg/onload=alert(8)> ]]> -->

<iframe srcdoc="<script>alert(9)</script>"></iframe> It fell from £7 </script> to £5 <!-- <script>, a fall of 90%.

`<style>*{display:none}</style>` <base href="https://example.org/"> \u202e£8\u202c \x1b[31m 9 men
"""


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
    assert all(re.fullmatch(r"#[acf]\d+(-\d+)?", link) for link in links)
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
    when_true(browser, "['img-src', 'require-trusted-types-for'].every((each) => violations.includes(each))")
    assert run(browser, "return typeof ran") == "undefined"
    browser.get_log("browser")  # type: ignore[no-untyped-call]  # what the test itself provoked


def test_a_fact_check_sheet_runs_nothing_either(browser: Chrome) -> None:
    Path("a.txt").write_text(HOSTILE, encoding="utf-8")
    assert figures("sheet", "a.txt", "-o", "sheet.html").code == 0
    browser.get(Path("sheet.html").absolute().as_uri())
    rows = css(browser, "tbody tr")
    assert len(rows) == len(figures("extract", "--format", "jsonl", "a.txt").lines)
    assert css(browser, ":is(script, img, iframe, base, a)") == []
