"""`python -m figures` is the command `figures`."""

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn

MANY = 100_000
"""How many objects a run makes before it looks for garbage among them: what it loads at first is none."""


def main() -> NoReturn:
    """Run the command and exit."""
    gc.set_threshold(MANY)
    _load_msgspec()
    from figures.cli import main

    try:
        main()
    except SystemExit as done:
        _leave(done.code)
        raise


def _load_msgspec() -> None:
    """Load msgspec without `typing_extensions`, in place of which it takes what `typing` has of its own.

    The two others that these would load, `inspect` and `ast`, take longer than to check an article.
    """
    if "typing_extensions" not in sys.modules:
        sys.modules["typing_extensions"] = None  # type: ignore[assignment]  # to import it fails
        with suppress(ImportError):
            import msgspec  # noqa: F401
        del sys.modules["typing_extensions"]


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
