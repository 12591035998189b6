"""A real browser for the tests of the page."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

from tests.browser.driving import prefer, resize
from tests.serve.serving import Server, serving

OPTIONS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """Headless Chromium; without it the test is skipped, or fails if FIGURES_BROWSER is `required`."""
    browser, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if browser is None or driver is None:
        message = "these tests need Chromium and its driver (apt-get install chromium chromium-driver)"
        if os.environ.get("FIGURES_BROWSER") == "required":
            pytest.fail(message)
        pytest.skip(message)
    options = ChromeOptions()
    options.binary_location = browser
    for option in (*OPTIONS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    chrome = Chrome(options=options, service=Service(driver))
    yield chrome
    chrome.quit()


@pytest.fixture
def browser(chromium: Chrome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Chrome]:
    """The browser as new, with a wide window and light colours; at the end nothing may have gone wrong."""
    monkeypatch.chdir(tmp_path)
    chromium.get("about:blank")
    resize(chromium, 1300, 900)
    prefer(chromium, "light")
    yield chromium
    assert [entry["message"] for entry in chromium.get_log("browser")] == []  # type: ignore[no-untyped-call]


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with serving() as found:
        yield found


@pytest.fixture
def desk(browser: Chrome, server: Server) -> Chrome:
    """The browser at the page of a server."""
    browser.get(server.url)
    return browser
