"""`figures serve`: a page to paste articles into, and a service for other programs."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path

from figures.cli.console import tell
from figures.cli.parser import Operands, Parser, told
from figures.cli.rulefiles import add_rule_files, rule_files_of
from figures.errors import UsageError

HELP = """\
Serve a page to paste articles into, and check them for other programs.

  figures serve --open                                the page, at http://127.0.0.1:8765/
  figures serve --port 9000 --rules house.yaml        with rules of your own
  curl -H 'Content-Type: application/json' -d '{"text": "It is 10 miles (46 km) long."}' http://127.0.0.1:8765/check
  FIGURES_TOKEN=... figures serve --host 0.0.0.0 --allow-host figures.example.org

It answers /check, /extract, /trace, /ignore, /sheet and /read as /openapi.json says, /health, and /metrics. Nothing \
of an article is kept or sent anywhere. Only this machine is listened to, unless there is a token; it comes from the \
environment variable FIGURES_TOKEN or a file.
"""
OPERANDS = Operands("NOTHING", least=0, most=0)
MISSING = "this command needs Starlette and uvicorn: pip install 'figures-checker[serve]'"
SHORTEST_TOKEN = 16


def add_arguments(parser: Parser) -> None:
    """Add the options of the command."""
    group = parser.group("Address")
    group.add_argument("--host", default="127.0.0.1", help="The address to listen at.  [default: 127.0.0.1]")
    group.add_argument(
        "--port",
        type=told(_port),
        default=8765,
        metavar="N",
        help="The port; 0 for any that is free.  [default: 8765]",
    )
    group.add_argument(
        "--allow-host",
        action="append",
        default=[],
        metavar="NAME",
        help="A name by which the server is called, as behind a proxy; may be given several times.",
    )
    group.add_argument("--token-file", metavar="FILE", help="A file with the token that must be given.")
    group.add_argument("--open", action="store_true", help="Open the page in the browser.")
    add_rule_files(parser)
    group = parser.group("Limits")
    group.add_argument(
        "--workers",
        type=told(_count),
        metavar="N",
        help="How many processes answer.  [default: one on each processor]",
    )
    group.add_argument(
        "--timeout",
        type=told(_seconds),
        default=20.0,
        metavar="SECONDS",
        help="How long a request may take to come, and again to be answered.  [default: 20]",
    )
    group.add_argument(
        "--max-size",
        type=told(_seconds),
        default=10.0,
        metavar="MB",
        help="How large a request may be.  [default: 10]",
    )


def run(options: Namespace) -> int:
    """Serve until Ctrl-C."""
    try:
        from figures.serve.app import Limits
        from figures.serve.guard import Access
        from figures.serve.server import is_local, serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] in ("anyio", "starlette", "uvicorn", "h11"):
            raise UsageError(MISSING) from None
        raise
    from figures.api import load_rules
    from figures.batch.jobs import processors

    token = _token(options.token_file)
    if token is None and not is_local(options.host):
        raise UsageError(
            f"--host: '{options.host}' is not this machine alone, which needs a token\n"
            "  hint: put one into the environment variable FIGURES_TOKEN, or a file for --token-file"
        )
    rules = load_rules(rule_files_of(options))
    limits = Limits(options.workers or processors(), options.timeout, int(options.max_size * 1_000_000))
    access = Access(frozenset(name.lower() for name in (*options.allow_host, options.host)), token)

    def ready(address: str) -> None:
        tell(f"figures serves {address} (Ctrl-C ends it)")
        if options.open:
            import webbrowser

            webbrowser.open(address)

    serve(options.host, options.port, limits, access, rules, ready)
    return 0


def _token(path: str | None) -> str | None:
    """The token that a file or the environment has. Raises `UsageError` for one that can be guessed."""
    if path is None:
        token, where = os.environ.get("FIGURES_TOKEN", ""), "FIGURES_TOKEN"
    else:
        try:
            token, where = Path(path).read_text("utf-8"), "--token-file"
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"--token-file: '{path}' cannot be read: {error}") from None
    token = token.strip()
    if path is None and not token:
        return None
    if len(token) < SHORTEST_TOKEN:
        raise UsageError(
            f"{where}: a token has {SHORTEST_TOKEN} characters at least, so that nobody guesses it"
        )
    return token


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65_535:
        raise ValueError(f"'{text}' is no port: a number from 0 to 65535")
    return int(text)


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 256:
        raise ValueError(f"'{text}' is not a number from 1 to 256")
    return int(text)


def _seconds(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = 0
    if not 0 < number <= 3_600:
        raise ValueError(f"'{text}' is not a number above 0, and 3600 at most")
    return number
