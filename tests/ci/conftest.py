"""A copy of the project in a repository of its own, and an environment that installs it without an index."""

import os
import shutil
import site
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PARTS = ("figures", "rules", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "action.yml")


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What pip needs to build and run the project from what is installed here."""
    for name in ("FIGURES_CONFIG", "GITHUB_ACTIONS", "GIT_DIR", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    return {
        **os.environ,
        "FIGURES_CACHE_DIR": str(tmp_path / "cache"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_AUTHOR_NAME": "Nobody",
        "GIT_AUTHOR_EMAIL": "nobody@example.org",
        "GIT_COMMITTER_NAME": "Nobody",
        "GIT_COMMITTER_EMAIL": "nobody@example.org",
        "PIP_NO_BUILD_ISOLATION": "false",  # pip reads it so: there is to be no isolation
        "PIP_NO_DEPS": "true",
        "PIP_NO_INDEX": "true",
        "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
        "PYTHONPATH": os.pathsep.join(site.getsitepackages()),
    }


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what is installed of the project."""
    copy = tmp_path / "project"
    copy.mkdir()
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy / part)
    return copy


def commit(folder: Path, environment: dict[str, str]) -> str:
    """Make a repository of a folder; the id of its commit."""
    for command in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "all"]):
        subprocess.run(["git", *command], cwd=folder, env=environment, check=True, capture_output=True)
    done = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=folder, env=environment, check=True, capture_output=True
    )
    return done.stdout.decode().strip()
