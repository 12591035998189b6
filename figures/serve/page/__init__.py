"""The page for the browser: what it has beside the report that it shows."""
