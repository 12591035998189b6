"""Servers that tests share; they must leave nothing behind, as no request does."""

from collections.abc import Iterator

import pytest

from tests.serve.serving import Server, serving


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with serving() as found:
        yield found


@pytest.fixture(scope="session")
def hasty() -> Iterator[Server]:
    """A server that gives each request a second, and 1 MB."""
    with serving("--timeout", "1", "--max-size", "3") as found:
        yield found
