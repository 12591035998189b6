"""What nothing else in a brief text can be meant by.

A brief text of few figures (`Text.is_brief`) leaves them few ways to belong together. Where words announce a change,
a total, a rest, a rate, and the figures of a sort allow one way only, syntax need not hold them: `changes/` binds the
only change to the only pair, `parts/` the only parts to their whole, `workings/` the only rate, bill, account, mean
or ratio, `temperatures.py` the only two temperatures. All give the evidence `sole`. What only the room of a frame
knows how to find stands there: `pairs/sole.py`, `same/solerates.py`, `same/solemeasures.py`, `same/solerepeats.py`,
`calendar/solespans.py`, `calendar/soleages.py`.
"""
