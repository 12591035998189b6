"""Statistics as papers report them: text to tests, intervals and their relations.

`text` takes mark-up and variants of signs away, `parts` reads quantities with their values by the spellings of
`spellings.yaml`, `tests` finds the p of each statistic, and `settings` what stands in one sentence, or in one row of
a table.
Each of the finders of `reported` tells the relations of one kind; the rules say what must hold in them.
"""
