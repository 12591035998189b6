"""Where a rule applies, and whether it holds there.

In: a `RuleSet`, and an extraction as a `Document`. Out: a `Verdict` for each match, found by way of the candidates and
decided by evaluating the rule's requirement in every world, against every reading and every rival.
"""
