"""The language of rules: what a pack can say, how it is read, and the records that it becomes.

In: the YAML of packs, which `load` checks against what `semantics` can answer. Out: a `RuleSet` of frozen records,
with parsed expressions, phrases as patterns and messages as templates.
"""
