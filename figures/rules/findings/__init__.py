"""What was found, in words.

In: verdicts. Out: findings with message, marks, suggestions and the slip that may explain them; and the arithmetic that
reports list as recomputed.
"""
