"""What rows, columns and their labels make of figures."""
