"""The configuration: `figures.yaml`, or `[tool.figures]` of `pyproject.toml`."""
