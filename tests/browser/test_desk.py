"""The page of `figures serve`, as people use it: typing, pasting, dropping, by keyboard, in narrow windows."""

import base64
import json
import os
from pathlib import Path

import pytest
from selenium.webdriver import ActionChains, Chrome, Keys

from tests.browser.driving import (
    RENT,
    css,
    current,
    messages,
    place,
    prefer,
    press,
    resize,
    run,
    text,
    when_checked,
    when_true,
)
from tests.browser.test_looks import CONTRAST
from tests.browser.test_safety import HOSTILE
from tests.serve.serving import Server, serving

RIGHT = RENT.replace("20%", "50%")
SOURCE = "Rents in the port rose from $200 to $310."


def paste(desk: Chrome, into: str, kind: str, content: str, **files: str) -> None:
    """Have the browser do what it does when somebody pastes, or drops (`kind` is then `drop`)."""
    desk.execute_script(
        """
        const [into, kind, content, files] = arguments;
        const data = new DataTransfer();
        if (content) data.setData("text/html", content);
        for (const [name, body] of Object.entries(files)) {
          data.items.add(new File([Uint8Array.from(atob(body), (c) => c.charCodeAt(0))], name));
        }
        const told = { bubbles: true, cancelable: true };
        const event = kind === "drop" ? new DragEvent("drop", { ...told, dataTransfer: data })
          : new ClipboardEvent("paste", { ...told, clipboardData: data });
        document.querySelector(into).dispatchEvent(event);
        """,
        into,
        kind,
        content,
        files,
    )


def encoded(content: bytes) -> str:
    return base64.b64encode(content).decode()


def test_what_is_typed_is_checked(desk: Chrome) -> None:
    assert run(desk, "return document.activeElement.id") == "article"
    press(desk, RENT)
    when_checked(desk, "document.querySelector('.card')")
    assert messages(desk) == ["$200 to $300 is a change of 50.0%, not 20%"]
    assert css(desk, ".sum")[0].text == "2 figures, 2 compared: 0 errors, 1 warning"
    assert run(desk, "return document.querySelector('#state').textContent") == css(desk, ".sum")[0].text
    assert [chip.get_attribute("data-kind") for chip in css(desk, ".chip")] == ["money", "percent"]
    press(desk, *[Keys.BACKSPACE] * 4, "50%.")
    when_checked(desk, "!document.querySelector('.card')")
    assert css(desk, ".recomputed li")[0].text.endswith("holds")
    css(desk, "#article")[0].send_keys(Keys.CONTROL + "a", Keys.DELETE)
    when_checked(desk, "!document.querySelector('.sheet')")
    assert not css(desk, ".downloads button")[0].is_enabled()


def test_keys_and_filters_are_those_of_the_report(desk: Chrome) -> None:
    press(desk, RENT, Keys.ENTER, Keys.ENTER, "It is 10 miles (46 km) long, just so.")
    when_checked(desk, "document.querySelectorAll('.card').length === 2")
    press(desk, "j")
    assert text(desk).endswith("j")
    press(desk, Keys.BACKSPACE)
    when_checked(desk, "document.querySelectorAll('.card').length === 2")
    press(desk, Keys.ESCAPE, "j")
    assert (current(desk), place(desk)) == (["c1-1"], "1 / 2")
    css(desk, ".chip[data-kind=measure]")[0].click()
    assert place(desk) == "– / 1"
    press(desk, "e", "!")
    when_checked(desk, "true")
    assert css(desk, ".chip[data-kind=measure]")[0].get_attribute("aria-pressed") == "true"
    assert place(desk) == "– / 1"


def test_a_passage_of_a_web_page_is_pasted(desk: Chrome) -> None:
    html = f"<meta charset='utf-8'><h1>Port</h1><p>{RENT}</p><table><tr><th>Year<th>Ships<tr><td>2022<td>41</table>"
    paste(desk, "#article", "paste", html)
    when_checked(desk, "document.querySelector('.card')")
    assert text(desk) == f"# Port\n\n{RENT}\n\n| Year | Ships |\n| --- | --- |\n| 2022 | 41 |\n"
    assert css(desk, ".page h1")[0].text == "Port"
    assert [cell.text for cell in css(desk, ".page td")] == ["Year", "Ships", "2022", "41"]


def test_a_paste_is_undone_like_typing(desk: Chrome) -> None:
    press(desk, "Rents fell.")
    run(desk, "area.select()")
    paste(desk, "#article", "paste", f"<p>{RENT}</p>")
    when_checked(desk, "document.querySelector('.card')")
    ActionChains(desk).key_down(Keys.CONTROL).send_keys("z").key_up(Keys.CONTROL).perform()
    assert text(desk) == "Rents fell."
    when_checked(desk, "!document.querySelector('.card')")


def test_the_example_leaves_the_keys_to_the_report(desk: Chrome) -> None:
    css(desk, "#example")[0].click()
    when_checked(desk, "document.querySelector('.card')")
    press(desk, "j")
    assert current(desk) == ["c1-1"]


def test_hostile_html_is_pasted_and_runs_nowhere(desk: Chrome) -> None:
    run(desk, "window.alert = () => { window.ran = true; }")
    paste(desk, "#article", "paste", HOSTILE)
    when_checked(desk, "document.querySelector('.sheet')")
    paste(desk, "#source", "paste", HOSTILE)
    when_checked(desk, "document.querySelector('.pair')")
    run(desk, "document.querySelector('[name=view][value=traced]').click()")
    for name in ("html", "md", "txt"):
        run(desk, f"area.value = {json.dumps(HOSTILE)}; formats.article.value = '{name}'; check()")
        when_checked(desk, "document.querySelector('.sheet')")
    assert run(desk, "return window.ran") is None
    inside = "script:not([type='application/json']), img, iframe, base, object, embed, form, style, link"
    assert css(desk, f"main :is({inside})") == []
    assert run(desk, "return document.scripts.length") == 4  # three of ours, and the notes of the article
    attributes = "[...document.querySelectorAll('*')].flatMap((e) => e.getAttributeNames())"
    assert run(desk, f"return {attributes}.filter((name) => name.startsWith('on'))") == []


def test_files_are_dropped(desk: Chrome, tmp_path: Path) -> None:
    from docx import Document
    from fpdf import FPDF

    document = Document()
    document.add_heading("Port")
    document.add_paragraph(RENT)
    document.save(str(tmp_path / "a.docx"))
    paste(desk, "#article", "drop", "", **{"a.docx": encoded((tmp_path / "a.docx").read_bytes())})
    when_checked(desk, "document.querySelector('.card')")
    assert text(desk) == f"# Port\n\n{RENT}\n"
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=12)
    pdf.multi_cell(0, text=SOURCE)
    paste(desk, "main", "drop", "", **{"a.pdf": encoded(bytes(pdf.output()))})
    when_checked(desk, "document.querySelector('.sheet') && !document.querySelector('.card')")
    assert text(desk).strip() == SOURCE
    paste(desk, "#article", "drop", "", **{"a.md": encoded(f"---\ndate: 2024-06-19\n---\n{RENT}".encode())})
    when_checked(desk, "document.querySelector('.card')")
    assert run(desk, "return [formats.article.value, document.querySelector('#date').value]") == [
        "md",
        "2024-06-19",
    ]
    paste(desk, "#against", "drop", "", **{"t.csv": encoded(b"year,rent\n2022,$200\n")})
    when_checked(desk, "document.querySelector('.pair')")


def test_a_file_that_cannot_be_read(desk: Chrome) -> None:
    press(desk, "5 men")
    paste(desk, "#article", "drop", "", **{"a.png": encoded(b"\x89PNG")})
    when_true(desk, "document.querySelector('.state.wrong')")
    assert "cannot read .png files" in css(desk, "#state")[0].text
    assert text(desk) == "5 men"
    assert len(desk.get_log("browser")) == 1  # type: ignore[no-untyped-call]  # the 422


def test_a_wrong_language_is_told(desk: Chrome) -> None:
    press(desk, RENT)
    css(desk, "#locale")[0].send_keys("xx", Keys.TAB)
    when_true(desk, "document.querySelector('.state.wrong')")
    assert "unknown locale 'xx'" in css(desk, "#state")[0].text
    css(desk, "#locale")[0].send_keys(Keys.BACKSPACE, Keys.BACKSPACE, "en_GB", Keys.TAB)
    when_checked(desk, "document.querySelector('.card')")
    assert "en-GB" in css(desk, ".facts")[0].text
    desk.get_log("browser")  # type: ignore[no-untyped-call]


def test_a_source_stands_beside_the_article(desk: Chrome) -> None:
    press(desk, RENT)
    css(desk, "#against summary")[0].click()
    css(desk, "#source")[0].send_keys(SOURCE)
    when_checked(desk, "document.querySelector('.pair') && document.querySelector('.card')")
    css(desk, "[name=view]")[0].send_keys(Keys.ARROW_RIGHT)
    assert not css(desk, ".sheet")[0].is_displayed()
    told = [line.text for line in css(desk, ".told li")]
    assert told[0].startswith("contradicted $200 to $300: the source has “$310”")
    link = css(desk, ".told li a")[0].get_attribute("href") or ""
    assert css(desk, f"[id='{link.partition('#')[2]}']")[0].text == "$300"
    css(desk, "#source")[0].clear()
    css(desk, "#source")[0].send_keys(" ")
    when_checked(desk, "!document.querySelector('.pair')")
    assert css(desk, ".sheet")[0].is_displayed()
    assert not css(desk, "#views")[0].is_displayed()


def test_who_types_on_cancels_what_is_slow(desk: Chrome, server: Server) -> None:
    before = server.metrics().get('figures_requests_total{path="/check",status="499"}', 0)
    run(desk, "area.value = '1 '.repeat(1000000); check()")
    while not server.metrics()["figures_busy_workers"]:
        pass
    run(desk, f"area.value = {json.dumps(RENT)}; area.dispatchEvent(new Event('input'))")
    when_checked(desk, "document.querySelector('.card')")
    assert messages(desk) == ["$200 to $300 is a change of 50.0%, not 20%"]
    while server.metrics().get('figures_requests_total{path="/check",status="499"}', 0) == before:
        pass
    assert server.metrics()["figures_open_requests"] == 0


def test_a_server_that_has_gone(browser: Chrome) -> None:
    with serving() as server:
        browser.get(server.url)
    press(browser, RENT)
    when_true(browser, "document.querySelector('.state.wrong')")
    assert css(browser, "#state")[0].text == "the server does not answer; is it still running?"
    browser.get_log("browser")  # type: ignore[no-untyped-call]


def test_report_and_sheet_are_downloaded(desk: Chrome, tmp_path: Path) -> None:
    desk.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    press(desk, RENT)
    when_checked(desk, "document.querySelector('.card')")
    for button in css(desk, ".downloads button"):
        button.click()
    names = ("report.html", "sheet.csv", "sheet.xlsx")
    while not all((tmp_path / name).exists() and (tmp_path / name).stat().st_size for name in names):
        pass
    assert (tmp_path / "sheet.xlsx").read_bytes().startswith(b"PK")
    assert "an increase of 20%" in (tmp_path / "sheet.csv").read_text("utf-8")
    desk.get((tmp_path / "report.html").as_uri())
    assert messages(desk) == ["$200 to $300 is a change of 50.0%, not 20%"]


def test_an_example_is_tried(desk: Chrome) -> None:
    css(desk, "#example")[0].click()
    when_checked(desk, "document.querySelectorAll('.card').length === 2")


@pytest.mark.parametrize("width", [320, 400, 768, 1100, 1200, 1600])
def test_no_window_is_scrolled_sideways(desk: Chrome, width: int) -> None:
    resize(desk, width, 800)
    row = "| " + " | ".join(f"£{n} million" for n in range(12)) + " |\n"
    wide = f"# {'unbreakable' * 30}\n\n{RENT}\n\n{row}|{'---|' * 12}\n{row}"
    run(desk, f"put('article', {json.dumps(wide)}, 'md'); put('source', {json.dumps(wide)}, 'md'); check()")
    when_checked(desk, "document.querySelector('.pair')")
    narrow = "return document.documentElement.scrollWidth <= innerWidth"
    assert run(desk, narrow) is True
    run(desk, "document.querySelector('[name=view][value=traced]').click()")
    assert run(desk, narrow) is True


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(desk: Chrome, scheme: str) -> None:
    prefer(desk, scheme)
    assert run(desk, CONTRAST) == []
    run(
        desk,
        f"put('article', {json.dumps(RENT)}, 'txt'); put('source', {json.dumps(SOURCE)}, 'txt'); check()",
    )
    when_checked(desk, "document.querySelector('.pair')")
    press(desk, Keys.ESCAPE, "j")
    assert run(desk, CONTRAST) == []
    run(desk, "document.querySelector('[name=view][value=traced]').click()")
    assert run(desk, CONTRAST) == []


def test_everything_that_can_be_used_has_a_name(desk: Chrome) -> None:
    run(
        desk,
        f"put('article', {json.dumps(RENT)}, 'txt'); put('source', {json.dumps(SOURCE)}, 'txt'); check()",
    )
    when_checked(desk, "document.querySelector('.pair')")
    tree = desk.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    used = {"button", "textbox", "combobox", "radio", "radiogroup", "form", "link", "Date"}
    nameless = [
        node["role"]["value"]
        for node in tree
        if not node["ignored"] and node["role"]["value"] in used and not node.get("name", {}).get("value")
    ]
    assert nameless == []
    assert css(desk, "#state[role=status]")


def test_tab_reaches_all_of_it_and_leaves_the_field(desk: Chrome) -> None:
    press(desk, RENT)
    when_checked(desk, "document.querySelector('.card')")
    reached = []
    for _ in range(30):
        press(desk, Keys.TAB)
        reached.append(
            run(desk, "const e = document.activeElement; return e.id || e.dataset.file || e.dataset.into")
        )
    assert {"date", "locale", "report.html", "sheet.csv", "c1-1", "rule"} <= set(reached)


PICTURES = {"serve-light": (1300, 820, "light"), "serve-narrow": (420, 1100, "dark")}


@pytest.mark.parametrize("name", PICTURES)
def test_pictures_of_the_guide(desk: Chrome, tmp_path: Path, name: str) -> None:
    """They are written into the folder that FIGURES_PICTURES names (docs/guide), or nowhere that lasts."""
    width, height, scheme = PICTURES[name]
    resize(desk, width, height)
    prefer(desk, scheme)
    css(desk, "#example")[0].click()
    when_checked(desk, "document.querySelectorAll('.card').length === 2")
    press(desk, Keys.ESCAPE)
    picture = Path(os.environ.get("FIGURES_PICTURES", tmp_path)) / f"{name}.png"
    assert desk.save_screenshot(str(picture))
    assert (Path(__file__).parents[2] / "docs/guide" / picture.name).exists()
