"""Pure decisions about confirmations of work."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.contracts.duties.enums import StillWorks
from app.contracts.duties.errors import LeavingUntoldError, WorkDayError


@dataclass(frozen=True)
class WorkTerms:
    """What an employer says of a graduate's work."""

    still_works: StillWorks
    position: str = ""
    since: date | None = None
    left_on: date | None = None
    left_why: str = ""


def terms_said(values: Mapping[str, Any]) -> WorkTerms:
    """Return the terms of an answer as a link keeps it: days and choices as text."""
    since, left_on = (values.get(name) for name in ("since", "left_on"))
    return WorkTerms(
        StillWorks(values["still_works"]),
        values.get("position") or "",
        date.fromisoformat(since) if since else None,
        date.fromisoformat(left_on) if left_on else None,
        values.get("left_why") or "",
    )


def check_work(terms: WorkTerms, *, today: date) -> None:
    """Raise LeavingUntoldError or WorkDayError, by its field."""
    if terms.still_works is StillWorks.NO and not (terms.left_on and terms.left_why):
        raise LeavingUntoldError(field="left_why" if terms.left_on else "left_on")
    for name in ("since", "left_on"):
        told = getattr(terms, name)
        if told and told > today:
            raise WorkDayError(field=name)
    if terms.since and terms.left_on and terms.left_on < terms.since:
        raise WorkDayError(field="left_on")
