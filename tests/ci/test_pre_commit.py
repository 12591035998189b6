"""The hook, run by pre-commit in a repository of articles."""

import subprocess
import sys
from pathlib import Path

from tests.ci.conftest import commit

WRONG = "The road is 10 miles (26 km) long.\n"


def test_a_commit_with_a_wrong_figure(tmp_path: Path, project: Path, environment: dict[str, str]) -> None:
    revision = commit(project, environment)
    news = tmp_path / "news"
    news.mkdir()
    (news / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {project}\n    rev: {revision}\n    hooks:\n      - id: figures\n"
    )
    (news / "wrong.md").write_text(WRONG)
    (news / "right.txt").write_text(WRONG.replace("26", "16"))
    (news / "code.py").write_text(f"# {WRONG}")
    commit(news, environment)

    def run(*args: str) -> tuple[int, str]:
        command = [sys.executable, "-m", "pre_commit", "run", "--color=never", "--verbose", *args]
        done = subprocess.run(command, cwd=news, env=environment, capture_output=True, check=False, text=True)
        return done.returncode, done.stdout + done.stderr

    code, said = run("--all-files")
    assert code == 1, said
    assert "wrong.md:1:23: error: bracketed-conversion: 10 miles is 16 km, not 26 km" in said
    assert "2 articles, 4 figures (4 compared with another), 1 error, 0 warnings." in said
    code, said = run("--files", "right.txt")
    assert code == 0, said
    assert "1 article, 2 figures (2 compared with another), 0 errors, 0 warnings." in said
    code, said = run("--files", "code.py")
    assert (code, "no files to check" in said) == (0, True), said
