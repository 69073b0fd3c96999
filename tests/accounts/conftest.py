"""Fixtures of accounts."""

import pytest
from argon2 import PasswordHasher


@pytest.fixture
def hashing(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The slow steps as they happen: the name of each hash that is made or checked."""
    steps: list[str] = []
    for name in ("hash", "verify"):
        slow = getattr(PasswordHasher, name)

        def counted(*args: object, name: str = name, slow: object = slow) -> object:
            steps.append(name)
            return slow(*args)  # type: ignore[operator]

        monkeypatch.setattr(PasswordHasher, name, counted)
    return steps
