"""The page of a traced article as its reader has it: both texts, and links between a figure and its place."""

from pathlib import Path

from selenium.webdriver import Chrome

from tests.browser.driving import css, prefer, resize, run
from tests.command import figures

RELEASE = """\
# Bridge opens

It cost £92.4 million. The <b>bridge</b> is 1,240 metres long.

| Year | Tolls |
|------|------:|
| 2023 | 1,175 |
| 2024 | 1,316 |
"""
STORY = "The bridge cost £94m. It is 1.24 km long. Tolls rose by 12% from 2023 to 2024. 300 <script>men</script> came\n"


def traced(browser: Chrome, story: str = STORY, release: str = RELEASE) -> None:
    Path("story.md").write_text(story, encoding="utf-8")
    Path("release.md").write_text(release, encoding="utf-8")
    arguments = ("--output", "html=trace.html", "--fail-on", "never")
    done = figures("trace", "story.md", "--source", "release.md", *arguments)
    assert (done.code, done.err) == (0, "")
    browser.get(Path("trace.html").absolute().as_uri())


def test_both_texts_stand_side_by_side(browser: Chrome) -> None:
    traced(browser)
    left, right = css(browser, ".text")
    assert left.location["y"] == right.location["y"]
    assert left.location["x"] + left.size["width"] <= right.location["x"]
    assert "The bridge cost £94m." in left.text
    assert [cell.text for cell in css(browser, ".sources td")] == [
        "Year",
        "Tolls",
        "2023",
        "1,175",
        "2024",
        "1,316",
    ]


def test_a_figure_leads_to_its_place_and_back(browser: Chrome) -> None:
    traced(browser)
    mark = next(each for each in css(browser, ".text .mark") if each.text == "1.24 km")
    mark.click()
    (target,) = css(browser, ".mark:target")
    assert target.text == "1,240 metres"
    target.click()
    (target,) = css(browser, ".mark:target")
    assert target.text == "1.24 km"


def test_objections_stand_above_the_texts_and_lead_into_them(browser: Chrome) -> None:
    traced(browser)
    told = css(browser, ".told li")
    assert [each.get_attribute("class") for each in told] == ["contradicted", "unsupported"]
    assert told[0].text.startswith("contradicted £94m: the source has “£92.4 million”")
    css(browser, ".told a")[0].click()
    assert css(browser, ".mark:target")[0].text == "£94m"


def test_nothing_of_a_text_becomes_mark_up(browser: Chrome) -> None:
    hostile = (
        'It cost £5m.</p><img src=x onerror="document.title=1"><script>document.title = "2"</script> "&lt;'
    )
    traced(browser, hostile, hostile)
    assert browser.title == "story.md"
    assert css(browser, "img, script") == []
    assert css(browser, ".mark")[0].text == "£5m"


def test_the_page_fits_narrow_screens_and_dark_ones(browser: Chrome) -> None:
    traced(browser)
    prefer(browser, "dark")
    dark = run(browser, "return getComputedStyle(document.body).backgroundColor")
    prefer(browser, "light")
    assert dark != run(browser, "return getComputedStyle(document.body).backgroundColor")
    resize(browser, 390, 800)
    assert run(browser, "return document.documentElement.scrollWidth <= innerWidth")
    left, right = css(browser, ".text")
    assert left.location["x"] == right.location["x"]
