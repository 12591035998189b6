"""Corpora: articles by the million, from tables and folders anywhere, into Parquet data sets.

    input -> parts -> (rows -> reports -> tables) for each part -> manifest

The input is cut into parts in the same way every time. A part is worked on by one process, here or on a cluster,
and its tables appear in one step; so a run that was killed goes on where it was, and ends with the same output.
"""

from figures.corpus.driver import Progress, run
from figures.corpus.parts import Columns
from figures.corpus.work import Job

__all__ = ["Columns", "Job", "Progress", "run"]
