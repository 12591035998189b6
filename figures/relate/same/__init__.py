"""One thing said twice: again, in another unit, or in another currency."""
