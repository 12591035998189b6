"""Who may ask."""

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command import figures
from tests.serve.serving import JSON, Server, serving

TOKEN = "a-token-of-sixteen-characters"
BODY = b'{"text": "10 miles (16 km)"}'


@pytest.fixture(scope="module")
def public() -> Iterator[Server]:
    options = ("--host", "0.0.0.0", "--allow-host", "figures.example.org")
    with serving(*options, environment={"FIGURES_TOKEN": TOKEN}) as server:
        yield server


@pytest.mark.parametrize(
    ("host", "is_known"),
    [
        ("127.0.0.1:8765", True),
        ("localhost", True),
        ("LOCALHOST:1", True),
        ("[::1]:8765", True),
        ("figures.example.org", False),
        ("127.0.0.1.example.org", False),
        ("localhost.example.org", False),
        ("localhost@example.org", False),
        ("[::1", False),
        ("", False),
    ],
)
def test_a_name_that_was_bent_to_this_machine_is_refused(server: Server, host: str, is_known: bool) -> None:
    answer = server.ask("GET", "/", headers={"Host": host})
    assert (answer.status == 200) is is_known
    if not is_known:
        assert answer.error == (421, "unknown-host")


@pytest.mark.parametrize(
    ("headers", "is_own"),
    [
        ({}, True),
        ({"Origin": "http://{host}"}, True),
        ({"Origin": "http://{host}", "Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors"}, True),
        ({"Origin": "http://localhost:1"}, False),
        ({"Origin": "https://example.org"}, False),
        ({"Origin": "http://{host}.example.org"}, False),
        ({"Origin": "null"}, False),
        ({"Origin": ""}, False),
        ({"Origin": "http://["}, False),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}, False),
        ({"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors"}, False),
    ],
)
def test_pages_of_other_sites_are_refused(server: Server, headers: dict[str, str], is_own: bool) -> None:
    host = f"{server.host}:{server.port}"
    given = {name: value.format(host=host) for name, value in headers.items()}
    answer = server.ask("POST", "/check", BODY, {**JSON, **given})
    assert (answer.status == 200) is is_own
    if not is_own:
        assert answer.error == (403, "other-origin")


def test_no_page_of_another_site_is_let_in(server: Server) -> None:
    asked = {"Origin": "https://example.org", "Access-Control-Request-Method": "POST"}
    answer = server.ask("OPTIONS", "/check", headers=asked)
    assert answer.error == (403, "other-origin")
    assert not [name for name in answer.headers if name.startswith("access-control")]


def test_a_link_from_elsewhere_leads_to_the_page(server: Server) -> None:
    assert server.get("/", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate").status == 200


def basic(password: str) -> str:
    return "Basic " + base64.b64encode(f"anybody:{password}".encode()).decode()


@pytest.mark.parametrize(
    ("authorization", "has_it"),
    [
        (f"Bearer {TOKEN}", True),
        (f"bearer  {TOKEN}", True),
        (basic(TOKEN), True),
        ("", False),
        ("Bearer", False),
        (f"Bearer {TOKEN}x", False),
        (f"Bearer {TOKEN[:-1]}", False),
        ("Bearer \xfc", False),
        (TOKEN, False),
        (basic("") + "=", False),
        ("Basic \xfc", False),
        (basic(f"x{TOKEN}"), False),
    ],
)
def test_the_token_is_asked_for(public: Server, authorization: str, has_it: bool) -> None:
    answer = public.ask("POST", "/check", BODY, {**JSON, "Authorization": authorization})
    assert (answer.status == 200) is has_it
    if not has_it:
        assert answer.error == (401, "no-token")
        assert answer.headers["www-authenticate"].startswith("Basic ")


@pytest.mark.parametrize("path", ["/", "/metrics", "/openapi.json", "/nothing"])
def test_without_the_token_there_is_nothing_but_health(public: Server, path: str) -> None:
    assert public.get(path).status == 401
    assert public.get("/health", Host="10.0.0.7:80").json["status"] == "ok"


def test_names_are_allowed_one_by_one(public: Server) -> None:
    asked = {"Authorization": f"Bearer {TOKEN}"}
    hosts = ("figures.example.org", "FIGURES.example.org:443", "other.example.org")
    answers = [public.ask("GET", "/", headers={**asked, "Host": host}).status for host in hosts]
    assert answers == [200, 200, 421]
    proxied = {**asked, **JSON, "Host": "figures.example.org", "Origin": "https://figures.example.org"}
    assert public.ask("POST", "/check", BODY, proxied).status == 200


def test_what_browsers_are_told(server: Server) -> None:
    page, answer = server.get("/").headers, server.post("/check", {"text": "5"}).headers
    assert page["content-security-policy"].startswith("default-src 'none'; style-src 'sha256-")
    assert "trusted-types 'none'" in page["content-security-policy"]
    assert "unsafe" not in page["content-security-policy"]
    assert answer["content-security-policy"].startswith("default-src 'none'; ")
    for headers in (page, answer):
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"
        assert "server" not in headers


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--host", "0.0.0.0"], "--host: '0.0.0.0' is not this machine alone, which needs a token"),
        (
            ["--token-file", "short"],
            "--token-file: a token has 16 characters at least, so that nobody guesses it",
        ),
        (["--token-file", "none"], "--token-file: 'none' cannot be read"),
        (["--port", "99999"], "--port: '99999' is no port: a number from 0 to 65535"),
        (["--workers", "0"], "--workers: '0' is not a number from 1 to 256"),
        (["--timeout", "nan"], "--timeout: 'nan' is not a number above 0"),
        (["--rules", "none.yaml"], "none.yaml"),
        (["article.md"], "unexpected argument 'article.md'"),
    ],
)
def test_options_that_are_wrong(
    options: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("short").write_text("abc\n", encoding="utf-8")
    done = figures("serve", *options)
    assert done.code == 2
    assert told in done.err


@pytest.mark.parametrize("library", ["starlette", "uvicorn", "anyio"])
def test_without_the_extra_a_line_says_what_to_install(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    for name in [name for name in sys.modules if name.split(".")[0] == library or "figures.serve" in name]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    done = figures("serve")
    assert (done.code, done.err) == (
        2,
        "error: this command needs Starlette and uvicorn: pip install 'figures-checker[serve]'\n",
    )
