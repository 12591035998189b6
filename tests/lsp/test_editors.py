"""The set-ups of the guide, in the editors themselves, where they are installed.

Each opens an article with a slip, waits until it is underlined, and takes the first suggestion if it can. With
`FIGURES_EDITORS=required` in the environment a missing editor is a failure.
"""

from __future__ import annotations

import os
import re
import select
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "guide" / "editors.md").read_text(encoding="utf-8")
ARTICLE = "# A walk\n\nThe path 😀 is 10 miles (26 km) long.\n"

NEOVIM = """
vim.cmd("edit slip.md")
vim.cmd("set filetype=markdown")
local function found() return vim.diagnostic.get(0) end
assert(vim.wait(60000, function() return #found() == 1 end), "nothing is underlined")
local slip = found()[1]
print(slip.code .. ": " .. slip.message)
vim.api.nvim_win_set_cursor(0, { slip.lnum + 1, slip.col })
local client = (vim.lsp.get_clients or vim.lsp.get_active_clients)()[1]
local params = vim.lsp.util.make_range_params(0, client.offset_encoding)
params.context = { diagnostics = {} }
for _, answer in pairs(vim.lsp.buf_request_sync(0, "textDocument/codeAction", params, 60000)) do
  vim.lsp.util.apply_workspace_edit(answer.result[1].edit, client.offset_encoding)
end
assert(vim.wait(60000, function() return #found() == 0 end), "it is still underlined")
vim.cmd("write")
vim.cmd("quitall!")
"""

EMACS = """
(setq eglot-sync-connect 60 eglot-connect-timeout 60)
(find-file "slip.md")
(text-mode)
(apply #'eglot (eglot--guess-contact))
(defun wait-for (count)
  (let ((tries 0))
    (while (and (/= (length (flymake-diagnostics)) count) (< tries 600))
      (accept-process-output nil 0.1)
      (flymake-start)
      (setq tries (1+ tries)))))
(wait-for 1)
(let ((slip (car (flymake-diagnostics))))
  (message "%s" (flymake-diagnostic-text slip))
  (goto-char (flymake-diagnostic-beg slip)))
(let ((actions (jsonrpc-request
                (eglot--current-server-or-lose) :textDocument/codeAction
                (list :textDocument (eglot--TextDocumentIdentifier)
                      :range (list :start (eglot--pos-to-lsp-position) :end (eglot--pos-to-lsp-position))
                      :context '(:diagnostics [])))))
  (eglot--apply-workspace-edit (plist-get (aref actions 0) :edit)))
(eglot--signal-textDocument/didChange)
(wait-for 0)
(unless (flymake-diagnostics) (save-buffer))
"""

VIM = """
set nocompatible
set runtimepath+=/usr/share/vim-ale
runtime plugin/ale.vim
{set_up}
edit slip.md
set filetype=markdown
let g:ale_linters = {{'markdown': ['figures']}}
call ale#Queue(0)
let tries = 0
while tries < 600 && empty(ale#engine#GetLoclist(bufnr('')))
  sleep 100m
  let tries += 1
endwhile
for slip in ale#engine#GetLoclist(bufnr(''))
  call writefile([slip.code . ': ' . slip.text], 'found', 'a')
endfor
quitall!
"""


def set_up(file: str) -> str:
    """The set-up that the guide shows under a title."""
    (block,) = re.findall(rf'^```\w+ title="{re.escape(file)}"\n((?s:.*?))^```$', PAGE, re.MULTILINE)
    return str(block)


def needs(*there: str) -> None:
    """Skip the test, or fail it, if one of these commands or files is not there."""
    missing = [each for each in there if not (os.path.exists(each) if "/" in each else shutil.which(each))]
    if missing and os.environ.get("FIGURES_EDITORS") != "required":
        pytest.skip(f"not installed: {', '.join(missing)}")
    assert missing == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an article, and one with the command."""
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "figures"
    command.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m figures "$@"\n')
    command.chmod(0o755)
    (tmp_path / "slip.md").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def surroundings(folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder / ".config"),
        "XDG_STATE_HOME": str(folder),
        "XDG_DATA_HOME": str(folder),
        "LC_ALL": "C.UTF-8",
    }


def run(folder: Path, *command: str) -> str:
    done = subprocess.run(
        command,
        cwd=folder,
        env=surroundings(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=300,
        check=False,
    )
    return done.stdout


def right(folder: Path) -> bool:
    return (folder / "slip.md").read_text(encoding="utf-8") == ARTICLE.replace("26 km", "16 km")


def test_neovim(folder: Path) -> None:
    needs("nvim")
    (version,) = re.findall(r"NVIM v0\.(\d+)", run(folder, "nvim", "--version"))
    file = "init.lua" if int(version) < 11 else "init.lua, from 0.11 on"
    (folder / "init.lua").write_text(set_up(file) + NEOVIM, encoding="utf-8")
    told = run(folder, "nvim", "--headless", "-n", "-u", "NONE", "-c", "luafile init.lua", "-c", "cquit")
    assert "bracketed-conversion: 10 miles is 16 km, not 26 km" in told
    assert right(folder), told


def test_helix(folder: Path) -> None:
    """It needs a terminal, and stands in few distributions yet: without it the test is skipped."""
    if shutil.which("hx") is None:
        pytest.skip("not installed: hx")
    import fcntl  # Windows has none of these
    import pty
    import termios

    (folder / ".config/helix").mkdir(parents=True)
    (folder / ".config/helix/languages.toml").write_text(set_up("languages.toml"), encoding="utf-8")
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(folder)
        os.execvpe("hx", ["hx", "slip.md"], surroundings(folder) | {"TERM": "xterm"})
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 150, 0, 0))
    seen(terminal, "●")
    for keys, answer in (("gg]d", "bracketed-conversion"), (" a", "16 km"), ("\r", "[+]"), (":wq\r", None)):
        os.write(terminal, keys.encode())
        seen(terminal, answer)
    os.waitpid(process, 0)
    assert right(folder)


def seen(terminal: int, mark: str | None) -> None:
    """Read what is shown until there is a mark, or the end."""
    shown = b""
    while mark is None or mark.encode() not in shown:
        try:
            read = select.select([terminal], [], [], 120)[0] and os.read(terminal, 10_000)
        except OSError:  # the terminal is closed
            read = b""
        if not read:
            assert mark is None, shown
            return
        shown += read


def test_emacs(folder: Path) -> None:
    needs("emacs")
    if "28." in run(folder, "emacs", "--version"):
        needs("/usr/share/emacs/site-lisp/elpa-src/eglot-1.9/eglot.el")
    (folder / "init.el").write_text("(package-initialize)\n" + set_up("init.el") + EMACS, encoding="utf-8")
    told = run(folder, "emacs", "--batch", "-l", "init.el")
    assert "bracketed-conversion]: 10 miles is 16 km, not 26 km" in told
    assert right(folder), told


def test_vim(folder: Path) -> None:
    needs("vim", "/usr/share/vim-ale/plugin/ale.vim")
    (folder / "vimrc").write_text(VIM.format(set_up=set_up("vimrc")), encoding="utf-8")
    told = run(folder, "vim", "-es", "-n", "-u", "vimrc")
    assert (folder / "found").is_file(), told
    found = (folder / "found").read_text(encoding="utf-8")
    assert found == "bracketed-conversion: 10 miles is 16 km, not 26 km\n"
