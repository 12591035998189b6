"""An environment for each engine: virtual ones under a cache folder, made once."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent
REQUIREMENTS = {
    "figures": [str(ROOT)],
    "quantulum3": ["quantulum3"],
    "Duckling": ["pyduckling-native-phihos"],
    "Recognizers-Text": ["recognizers-text-suite", "emoji<2"],  # it imports what later emoji have no more
    "CQE": [
        "--only-binary=:all:",
        "CQE",
    ],  # its pinned tokenizers needs a Rust compiler where there is no wheel
}
INSTALLING = 600


def folder() -> Path:
    """Where the environments are kept."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "figures-benchmarks"


def python_of(name: str) -> Path | None:
    """The Python of an engine's environment; None if the engine does not install here.

    `figures` is installed anew each time, as a user's would be: from the checkout, with its bytecode.
    """
    place = folder() / f"{name}-{sys.version_info.major}.{sys.version_info.minor}"
    python, ready, failed = place / "bin" / "python", place / "ready", place / "failed"
    if failed.exists():
        return None
    if not python.exists():
        venv.create(place, with_pip=True)
    if not ready.exists() and not _install(python, REQUIREMENTS[name]):
        failed.touch()
        return None
    if ready.exists() and name == "figures":
        _install(python, ["--force-reinstall", "--no-deps", *REQUIREMENTS[name]])
    ready.touch()
    return python


def _install(python: Path, requirements: list[str]) -> bool:
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *requirements]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=INSTALLING)
    except subprocess.TimeoutExpired:
        return False
    if done.returncode:
        print(done.stderr.strip().splitlines()[-1], file=sys.stderr)
    return done.returncode == 0
