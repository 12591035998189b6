"""The page on narrow screens, in light and dark, and on paper."""

import base64

import pytest
from selenium.webdriver import Chrome

from tests.browser.driving import FINE, PORT, TOLLS, css, page, prefer, press, resize, run


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
