"""What is not a quantity: dates, years, times, scores, ordinals, names, and what is written for machines."""
