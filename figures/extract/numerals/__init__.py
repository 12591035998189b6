"""Numerals: numbers in digits and in words, before anything is known of what they count."""
