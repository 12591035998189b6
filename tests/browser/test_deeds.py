"""What can be done about a finding on the page of `figures serve`: take a suggestion, ignore it, take that back."""

import json
from pathlib import Path

import pytest
from selenium.webdriver import ActionChains, Chrome, Keys

from tests.browser.driving import RENT, css, messages, place, prefer, press, run, text, when_checked
from tests.browser.test_looks import CONTRAST
from tests.command import figures

WALK = "The path 😀 is 10 miles (26 km) long."
RIGHT = WALK.replace("26 km", "16 km")


def put(desk: Chrome, article: str, format_: str = "txt", findings: int = 1) -> None:
    run(desk, f"put('article', {json.dumps(article)}, '{format_}'); check()")
    when_checked(desk, f"document.querySelectorAll('.card').length === {findings}")


def button(desk: Chrome, deed: str, number: int = 0) -> None:
    css(desk, f"[data-deed={deed}]")[number].click()


def undo(desk: Chrome) -> None:
    ActionChains(desk).key_down(Keys.CONTROL).send_keys("z").key_up(Keys.CONTROL).perform()


@pytest.mark.parametrize(
    ("article", "format_"),
    [
        (WALK, "txt"),
        (f"# A walk\n\n> {WALK}\n", "md"),
        (f"<h1>A walk &amp; more</h1>\n<p>{WALK}", "html"),
        (f"A walk\n======\n\n{WALK}\n", "rst"),
        (f"= A walk\n\n{WALK}\n", "adoc"),
    ],
)
def test_a_suggestion_is_taken_and_undone(desk: Chrome, article: str, format_: str) -> None:
    put(desk, article, format_)
    button(desk, "take")
    assert text(desk) == article.replace(WALK, RIGHT)
    chosen = "area.value.slice(area.selectionStart, area.selectionEnd)"
    assert run(desk, f"return [document.activeElement.id, {chosen}]") == ["article", "16 km"]
    when_checked(desk, "document.querySelector('.sheet') && !document.querySelector('.card')")
    undo(desk)
    assert text(desk) == article
    when_checked(desk, "document.querySelector('.card')")


def test_a_suggestion_is_taken_by_keyboard(desk: Chrome) -> None:
    put(desk, f"{WALK}\n\nThe way back is 20 miles (62 km) long.", findings=2)
    press(desk, Keys.ESCAPE, "a")
    assert "26 km" in text(desk)  # none is chosen
    press(desk, "j", "a")
    assert run(desk, "return document.querySelector('#state').textContent") == "26 km is now 16 km"
    when_checked(desk, "document.querySelectorAll('.card').length === 1")
    press(desk, "j", "a")  # the keys are still those of the report
    when_checked(desk, "document.querySelector('.sheet') && !document.querySelector('.card')")
    assert "j" not in text(desk)
    undo(desk)
    when_checked(desk, "document.querySelectorAll('.card').length === 1")


def test_nothing_is_put_into_a_text_that_has_changed(desk: Chrome) -> None:
    put(desk, WALK)
    run(desk, "area.value = 'Today ' + area.value; document.querySelector('[data-deed=take]').click()")
    assert text(desk) == f"Today {WALK}"


def test_a_finding_is_ignored_and_that_is_taken_back(desk: Chrome) -> None:
    put(desk, f"{WALK} {RENT}", findings=2)
    button(desk, "ask")
    assert run(desk, "return document.activeElement.value") == "checked, and right"
    press(desk, "the old <mile>", Keys.ENTER)
    when_checked(desk, "document.querySelectorAll('.card').length === 1")
    assert messages(desk) == ["$200 to $300 is a change of 50.0%, not 20%"]
    css(desk, ".ignored summary")[0].click()
    assert css(desk, ".ignored li")[0].text.endswith("(the old <mile>)")
    assert place(desk) == "– / 1"
    (item,) = css(desk, "#ignored li")
    assert item.text.startswith("bracketed-conversion")
    press(desk, Keys.ESCAPE, "e", Keys.END, " It is cold.")
    when_checked(desk, "document.querySelector('.page').textContent.includes('cold')")
    assert len(css(desk, ".card")) == 1  # as long as the sentence is the same
    button(desk, "restore")
    when_checked(desk, "document.querySelectorAll('.card').length === 2")
    assert not css(desk, "#ignored")[0].is_displayed()
    assert run(desk, "return document.activeElement.id") == "article"


def test_a_reason_is_not_given_after_all(desk: Chrome) -> None:
    put(desk, WALK)
    press(desk, Keys.ESCAPE, "j", "i")
    assert run(desk, "return document.activeElement.matches('.reason input')")
    press(desk, "a", Keys.ESCAPE)
    assert not css(desk, ".reason")
    assert run(desk, "return document.activeElement.id") == "c1-1"
    assert text(desk) == WALK


def test_the_report_that_is_downloaded_has_it_ignored(desk: Chrome, tmp_path: Path) -> None:
    desk.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    put(desk, WALK)
    press(desk, Keys.ESCAPE, "j", "i", Keys.ENTER)
    when_checked(desk, "document.querySelector('.ignored')")
    css(desk, "[data-file='report.html']")[0].click()
    report = tmp_path / "report.html"
    while not report.exists() or not report.stat().st_size:
        pass
    desk.get(report.as_uri())
    assert messages(desk) == []
    css(desk, ".ignored summary")[0].click()
    assert css(desk, ".ignored li")[0].text.endswith("(checked, and right)")
    assert css(desk, "[data-deed]") == []  # a report has no buttons


def test_what_to_write_is_told_and_holds(desk: Chrome) -> None:
    """What the page says ignores a finding for good is written, and the command is silent."""
    put(desk, WALK)
    press(desk, Keys.ESCAPE, "j", "i", Keys.ENTER)
    when_checked(desk, "document.querySelector('.ignored')")
    css(desk, "#ignored summary")[0].click()
    (entry,) = css(desk, "#ignored pre")
    written = run(desk, "return document.querySelector('#ignored pre').textContent")
    button(desk, "copy")
    assert run(desk, "return String(getSelection())").strip() == entry.text.strip()
    with open("a.txt", "w", encoding="utf-8") as file:
        file.write(WALK)
    assert figures("check", "a.txt").code == 1
    with open(".figures-ignore.yaml", "w", encoding="utf-8") as file:
        file.write(written)
    assert figures("check", "a.txt").code == 0


@pytest.mark.parametrize(
    ("article", "format_", "comment"),
    [
        (f"# A walk\n\n{WALK}\n", "md", "<!-- figures: ignore bracketed-conversion (checked, and right) -->"),
        (f"<p>One.<p>{WALK}", "html", "<!-- figures: ignore bracketed-conversion (checked, and right) -->"),
        (
            f"A walk\n======\n\n{WALK}\n",
            "rst",
            ".. figures: ignore bracketed-conversion (checked, and right)",
        ),
        (f"= A walk\n\n{WALK}\n", "adoc", "// figures: ignore bracketed-conversion (checked, and right)"),
    ],
)
def test_a_comment_is_written_into_the_article(
    desk: Chrome, article: str, format_: str, comment: str
) -> None:
    put(desk, article, format_)
    button(desk, "ask")
    button(desk, "comment")
    when_checked(desk, "document.querySelector('.sheet') && !document.querySelector('.card')")
    assert comment in text(desk)
    assert text(desk).replace(comment, "").split() == article.split()
    assert not css(desk, "#ignored")[0].is_displayed()
    undo(desk)
    assert text(desk) == article
    when_checked(desk, "document.querySelector('.card')")


def test_plain_text_has_no_comments(desk: Chrome) -> None:
    put(desk, WALK)
    button(desk, "ask")
    assert [each.text for each in css(desk, ".reason button")] == ["Ignore here"]


BOTH = "Revenue was $30 million in 2022 and $40 million in 2023, an increase of 20%, or $5 million.\n"


@pytest.mark.parametrize("deed", ["ignore", "comment"])
def test_all_of_a_card_is_ignored(desk: Chrome, deed: str) -> None:
    put(desk, BOTH, "md")
    assert len(css(desk, ".card .also")) == 1
    button(desk, "ask")
    button(desk, deed)
    when_checked(desk, "document.querySelectorAll('.ignored li').length === 2")
    assert messages(desk) == []
    assert len(css(desk, "#ignored li")) == (2 if deed == "ignore" else 0)
    assert text(desk).count("figures: ignore") == (0 if deed == "ignore" else 2)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_and_names(desk: Chrome, scheme: str) -> None:
    prefer(desk, scheme)
    put(desk, f"{WALK} {RENT}", "md", findings=2)
    press(desk, Keys.ESCAPE, "j", "i", Keys.ENTER)
    when_checked(desk, "document.querySelectorAll('.card').length === 1")
    css(desk, "#ignored summary")[0].click()
    button(desk, "ask")
    assert run(desk, CONTRAST) == []
    tree = desk.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    names = [
        node["name"]["value"]
        for node in tree
        if not node["ignored"] and node["role"]["value"] in ("button", "combobox")
    ]
    assert {"Take back: bracketed-conversion is no longer ignored", "Reason", "Ignore here"} <= set(names)
    assert "" not in names
