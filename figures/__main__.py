"""`python -m figures` is the command `figures`."""

import atexit
import gc
from typing import NoReturn

MANY = 100_000
"""How many objects a run makes before it looks for garbage among them: what it loads at first is none."""


def main() -> NoReturn:
    """Run the command and exit."""
    gc.set_threshold(MANY)
    atexit.register(gc.freeze)  # no search for garbage at the end: the system takes the memory back at once
    from figures.cli import main

    main()


if __name__ == "__main__":  # a process that helps with `--jobs` loads this module, too
    main()
