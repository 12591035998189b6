"""The words around a figure: the noun that it counts, what it is about, and the list it is a member of."""
