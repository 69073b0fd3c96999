"""Whoever answers a base's link: nobody's account, with what the base itself may do, no more."""

from dataclasses import dataclass

from app.practice.permissions import Permission
from app.practice.registry.models import PracticeBase

OF_A_BASE = frozenset({Permission.PLACE_OFFER, Permission.ATTENDANCE_MARK})


@dataclass(frozen=True)
class BaseByLink:
    """A base behind its link, as services see it."""

    organization_ids: frozenset[int]
    id: int = 0
    affiliations: frozenset[int] = frozenset()
    sees_all: bool = False

    def can(self, permission: str) -> bool:
        """Tell whether a base without an account holds a permission."""
        return permission in OF_A_BASE


def as_base(base: PracticeBase) -> BaseByLink:
    """Return the base as the one who acts."""
    return BaseByLink(frozenset({base.organization_id}))
