"""What git ignores, by the `.gitignore` files of a repository."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from pathspec import GitIgnoreSpec

_NAME = ".gitignore"


class Ignored(Struct, frozen=True):
    """The patterns that hold in a folder: of its own `.gitignore`, and of those above, the nearest last."""

    folder: Path = Path()
    patterns: tuple[tuple[Path, GitIgnoreSpec], ...] = ()

    @classmethod
    def around(cls, folder: Path) -> Ignored:
        """What is ignored in the folders above one, up to the repository it is in; nothing outside of any."""
        folder = folder.resolve()
        above = [folder, *folder.parents]
        roots = [index for index, each in enumerate(above) if (each / ".git").exists()]
        ignored = cls()
        for each in reversed(above[1 : roots[0] + 1] if roots else []):
            ignored = ignored.within(each)
        return ignored

    def within(self, folder: Path) -> Ignored:
        """What is ignored in a folder below."""
        folder = folder.resolve()
        try:
            lines = (folder / _NAME).read_text("utf-8", "replace").splitlines()
        except OSError:
            return Ignored(folder, self.patterns)
        return Ignored(folder, (*self.patterns, (folder, GitIgnoreSpec.from_lines(lines))))

    def has(self, name: str, *, is_folder: bool = False) -> bool:
        """Whether a file or a folder in this folder is ignored; the nearest pattern that speaks of it decides."""
        for folder, spec in reversed(self.patterns):
            relative = (self.folder / name).relative_to(folder).as_posix() + ("/" if is_folder else "")
            decided = spec.check_file(relative).include
            if decided is not None:
                return decided
        return False
