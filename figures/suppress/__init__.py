"""Findings that somebody has looked at and does not want to be told again.

Four ways, from the nearest to the text to the farthest: a comment in the article (`inline`), an entry of an
ignore file that quotes it (`quotations`), a baseline of the findings that were there before (`baseline`), and
the lines that did not change since a revision (`changes`). The first three mark a finding as suppressed; the
last leaves it out. None of them knows line numbers, which every edit moves, except the last, which is about
edits.
"""

MARK = "figures:"
"""What a comment in an article begins with."""

UNUSED = "unused-ignore"
NO_REASON = "ignore-without-reason"
MISTAKE = "ignore-mistake"

ABOUT_COMMENTS = (UNUSED, NO_REASON, MISTAKE)
"""The names under which something is said of comments themselves; these are no rules of a pack."""
