"""`python -m figures` is the command `figures`."""

import gc
import os
import sys
from typing import NoReturn

MANY = 100_000
"""How many objects a run makes before it looks for garbage among them: what it loads at first is none."""


def main() -> NoReturn:
    """Run the command and exit."""
    gc.set_threshold(MANY)
    from figures.cli import main

    try:
        main()
    except SystemExit as done:
        _leave(done.code)
        raise


def _leave(code: object) -> None:
    """End the process with all that is loaded: to free it piece by piece takes longer than to check an article."""
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except (OSError, ValueError):  # nobody reads any more; the usual exit knows what to do
        return
    if isinstance(code, int):
        os._exit(code)


if __name__ == "__main__":  # a process that helps with `--jobs` loads this module, too
    main()
