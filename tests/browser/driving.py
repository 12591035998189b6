"""What the tests do with a page: make it, press keys, look."""

from pathlib import Path
from typing import Any

from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

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
RENT = "Rents in the port rose from $200 to $300, an increase of 20%."


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


def when_drawn(browser: Chrome, expression: str) -> Any:
    """What an expression says when the page has been drawn."""
    frames = f"requestAnimationFrame(() => requestAnimationFrame(() => told({expression})))"
    return browser.execute_async_script(f"const [told] = arguments; {frames}")


def when_true(browser: Chrome, expression: str) -> None:
    """Wait for what is told of only after the script that causes it."""
    look = f"const look = () => ({expression}) ? told() : setTimeout(look)"
    browser.execute_async_script(f"const [told] = arguments; {look}; look()")


def current(browser: Chrome) -> list[str]:
    return [card.get_attribute("id") or "" for card in css(browser, ".card.current")]


def place(browser: Chrome) -> str:
    return css(browser, "#place")[0].text


def resize(browser: Chrome, width: int, height: int) -> None:
    """Give the page a size, which a headless window may not have."""
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


def prefer(browser: Chrome, scheme: str) -> None:
    """What the reader has told the system about light and dark."""
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


def messages(desk: Chrome) -> list[str]:
    return [message.text for message in css(desk, ".card .message")]


def when_checked(desk: Chrome, expression: str) -> None:
    """Wait until nothing is asked any more, and the page says what is expected."""
    when_true(desk, f"running.length === 0 && !document.querySelector('.stale') && ({expression})")


def text(desk: Chrome, name: str = "article") -> Any:
    return run(desk, f"return document.querySelector('#{name}').value")
