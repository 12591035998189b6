"""How many things are named, beside the number that says it."""
