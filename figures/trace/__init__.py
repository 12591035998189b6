"""Figures traced to their sources, and a text compared with its translation or its later version.

    asking      the claims of a text, each with the words around it and the names it may be of
    sources     the claims of the sources, found by value and by sort
    recorded    what records say: figures kept by name, in tables and lists
    valued      what values say: the same, rounded, converted; what the numbers of names and scores say
    derive      what follows from several figures of the sources, and how likely that is by chance
    saying      the answer in words

`tracing` leads through them; `library` is for programs, `formats` for reports.
"""
