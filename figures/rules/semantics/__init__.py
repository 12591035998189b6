"""What the words of a rule mean for one article; nothing here knows a rule.

In: the figures and the words of an article. Out: the values that they state, in each world that the writer's habits
allow, and whatever a rule may ask: fields, attributes, the words around a figure, and functions of all these.
"""
