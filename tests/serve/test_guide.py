"""The guide: what its examples are answered, and the container's command."""

import json
import re
from pathlib import Path

import pytest

from figures.api import load_rules
from figures.serve.app import application
from tests.command import figures
from tests.serve.serving import Server

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs/guide/serve.md").read_text("utf-8")
EXAMPLES = re.findall(
    r"^curl -s http://127.0.0.1:8765(\S+) .* -d '(.*)'\n```\n\n```json\n((?s:.*?))```", GUIDE, re.MULTILINE
)


@pytest.mark.parametrize(("path", "asked", "answer"), EXAMPLES)
def test_examples(server: Server, path: str, asked: str, answer: str) -> None:
    assert server.post(path, json.loads(asked)).json == json.loads(answer)


def test_there_are_examples() -> None:
    assert len(EXAMPLES) == 2


def test_the_command_of_the_container() -> None:
    (entry,) = re.findall(r"^ENTRYPOINT (\[.*\])$", (ROOT / "Containerfile").read_text("utf-8"), re.MULTILINE)
    command, *arguments = json.loads(entry)
    assert command == "figures"
    assert figures(*arguments).err.startswith("error: --host: '0.0.0.0' is not this machine alone")


def test_all_addresses_are_told() -> None:
    from figures.serve.app import Limits
    from figures.serve.guard import Access

    paths = [
        route.path for route in application(Limits(), Access(), load_rules()).routes if hasattr(route, "path")
    ]
    assert [path for path in paths if f"`{path}`" not in GUIDE and path != "/"] == []
