"""What the engine refuses, entry by entry."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InstanceError:
    """One fault of an instance: a stable `code`, the entry it stands in, words for a person."""

    code: str
    where: str
    message: str


class InstanceErrors(ValueError):  # noqa: N818 - it is many errors
    """The instance was refused; `errors` holds every fault found, not only the first."""

    def __init__(self, errors: tuple[InstanceError, ...]) -> None:
        self.errors = errors
        super().__init__("\n".join(f"{error.where}: {error.message}" for error in errors))


class NotExplainedError(RuntimeError):
    """Explanations were read of a result that was solved without them."""
