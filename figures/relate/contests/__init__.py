"""Scores, votes, polls, standings and series of games: what one sentence shows of a contest."""
