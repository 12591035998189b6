"""Numbers with their units and money: ranges, rates, ratios, ages, hedges, and what neighbours share."""
