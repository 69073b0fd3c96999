"""Who looks and acts, as packages below and beside accounts see them."""

from dataclasses import dataclass
from typing import Protocol

from app.base.errors import NotAllowedError


class Viewer(Protocol):
    """A person signed in; `app.accounts.models.User` is one."""

    @property
    def id(self) -> int: ...

    @property
    def organization_ids(self) -> frozenset[int]:
        """The organizations this person acts for; several hats, several of them."""
        ...

    @property
    def affiliations(self) -> frozenset[int]:
        """The organizations this person belongs to in any way: for conflicts of interest."""
        ...

    @property
    def sees_all(self) -> bool:
        """Tell whether scoped queries show this person every record."""
        ...

    def can(self, permission: str) -> bool:
        """Tell whether this person holds a permission; raises LookupError for an unknown name."""
        ...


@dataclass(frozen=True)
class Operator:
    """Whoever runs a command on the server: nobody's account, and nothing is forbidden there."""

    id: int = 0
    organization_ids: frozenset[int] = frozenset()
    affiliations: frozenset[int] = frozenset()
    sees_all: bool = True

    def can(self, permission: str) -> bool:
        return True


OPERATOR = Operator()


def require(actor: Viewer, permission: str) -> None:
    """Raise NotAllowedError (a 403) unless the person holds the permission.

    Services ask again what the view has asked: the API and the jobs come past the views.
    """
    if not actor.can(permission):
        raise NotAllowedError
