"""The action: its steps, run as GitHub's runner runs them."""

import json
import re
import subprocess
import venv
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
_INPUT = re.compile(r"\$\{\{ inputs\.([a-z-]+) \}\}")


def filled(text: str, given: dict[str, str]) -> str:
    """An expression of the runner, with the inputs in their places."""
    return _INPUT.sub(lambda match: given.get(match[1], ACTION["inputs"][match[1]]["default"]), text)


def run(folder: Path, environment: dict[str, str], installed: bool = False, **given: str) -> tuple[int, str]:
    """Run the shell steps until one fails, but do not install again what was installed."""
    said = ""
    for step in ACTION["runs"]["steps"]:
        if "run" not in step or (installed and step["name"] == "Install figures"):
            continue
        assert step["shell"] == "bash"
        assert "${{" not in step["run"], "what users say is never part of a script"
        own = {name: filled(value, given) for name, value in step["env"].items()}
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        done = subprocess.run(
            command, cwd=folder, env={**environment, **own}, capture_output=True, check=False, text=True
        )
        said += done.stdout + done.stderr
        if done.returncode:
            return done.returncode, said
    return 0, said


@pytest.fixture
def runner(tmp_path: Path, project: Path, environment: dict[str, str]) -> dict[str, str]:
    venv.create(tmp_path / "python", with_pip=True, symlinks=True)
    path = f"{tmp_path / 'python' / 'bin'}:{environment['PATH']}"
    return {**environment, "PATH": path, "GITHUB_ACTIONS": "true", "GITHUB_ACTION_PATH": str(project)}


def test_annotations_and_sarif(tmp_path: Path, runner: dict[str, str]) -> None:
    news = tmp_path / "news"
    news.mkdir()
    (news / "two words.md").write_text("The road is 10 miles (26 km) long.\n")
    (news / "right.md").write_text("The road is 10 miles (16 km) long.\n")
    code, said = run(news, runner, sarif="out.sarif")
    assert code == 1, said
    assert re.search(
        r"^::error file=two words\.md,.*line=1,.*10 miles is 16 km, not 26 km", said, re.MULTILINE
    ), said
    (result,) = json.loads((news / "out.sarif").read_text("utf-8"))["runs"][0]["results"]
    assert result["ruleId"] == "bracketed-conversion"

    def again(**given: str) -> int:
        return run(news, runner, installed=True, **given)[0]

    assert again(paths="right.md\n\n") == 0
    assert again(paths="right.md\ntwo words.md", args="--fail-on=never\n--statistics") == 0
    assert again(paths='$(touch pwned)\n"; touch pwned; "') == 3
    assert not (news / "pwned").exists()


def test_every_input_is_used_and_explained() -> None:
    used = set(_INPUT.findall((ROOT / "action.yml").read_text("utf-8")))
    assert used == set(ACTION["inputs"])
    assert all(
        each["description"].endswith(".") or each["description"].endswith(")")
        for each in ACTION["inputs"].values()
    )
