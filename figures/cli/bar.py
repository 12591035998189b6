"""Bars that show how far a run is. They take a while to load: only who shows one imports this module."""

from __future__ import annotations

from tqdm import tqdm


class Bar(tqdm):  # type: ignore[type-arg]  # it has no parameter when it runs
    """A bar on a terminal, which no thread looks after."""

    monitor_interval = 0


class Lines(Bar):
    """What the bar would say, line by line: for a log."""

    def display(self, msg: str | None = None, pos: int | None = None) -> None:
        """Write a line."""
        del pos
        if line := str(self) if msg is None else msg:
            self.fp.write(f"{line}\n")
            self.fp.flush()
