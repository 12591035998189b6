"""`python -m figures` is the command `figures`."""

from figures.cli import main

if __name__ == "__main__":  # a process that helps with `--jobs` loads this module, too
    main()
