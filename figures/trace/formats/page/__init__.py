"""The page for the browser: its template and style."""
