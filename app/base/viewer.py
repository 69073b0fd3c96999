"""Who looks and acts, as packages below and beside accounts see them."""

from typing import Protocol


class Viewer(Protocol):
    """A person signed in; `app.accounts.models.User` is one."""

    @property
    def id(self) -> int: ...

    @property
    def organization_id(self) -> int | None: ...

    @property
    def sees_all(self) -> bool:
        """Tell whether scoped queries show this person every record."""
        ...

    def can(self, permission: str) -> bool:
        """Tell whether this person holds a permission; raises LookupError for an unknown name."""
        ...
