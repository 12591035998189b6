"""How a number is written, and what there cannot be."""
