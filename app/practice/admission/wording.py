"""How clearances are shown: a cell for each kind, a checklist for one student."""

from collections.abc import Collection
from typing import NamedTuple

from flask_babel import gettext as _

from app.base.typography import day, day_short
from app.practice.admission.enums import ClearanceStanding
from app.practice.admission.queries import Held, terms_of_held
from app.practice.admission.rules import CoveredDays, standing_of
from app.practice.enums import ClearanceKind
from app.students.models import Student


class ClearanceLine(NamedTuple):
    """One kind of a student's checklist; `tone` is that of its chip."""

    kind: ClearanceKind
    text: str
    detail: str
    tone: str
    is_required: bool


def checklist(
    student: Student, held: Held, required: Collection[ClearanceKind], weeks: CoveredDays
) -> list[ClearanceLine]:
    """Return a line for each kind: how it stands for these weeks, and what is written down."""
    terms = terms_of_held(held)
    lines = []
    for kind in ClearanceKind:
        standing = standing_of(kind, terms.get(kind), weeks, birth_date=student.birth_date)
        is_required = kind in required
        is_idle = standing.is_lacking and not is_required
        lines.append(
            ClearanceLine(
                kind,
                _("не отмечено") if is_idle else str(standing.label),
                _detail(held, kind),
                "idle" if is_idle else standing.tone,
                is_required,
            )
        )
    return lines


def cell(held: Held, kind: ClearanceKind) -> str:
    """Return what a row says of a kind: until which day, or from which."""
    one = held.get(kind)
    if one is None:
        return "—"
    if one.valid_until:
        return _("до %(day)s", day=day_short(one.valid_until))
    return day_short(one.given_on) if one.given_on else str(ClearanceStanding.NOT_ASKED.label)


def _detail(held: Held, kind: ClearanceKind) -> str:
    one = held.get(kind)
    if one is None or one.given_on is None:
        return ""
    parts = [_("от %(day)s", day=day(one.given_on))]
    if one.number:
        parts.append(f"№ {one.number}")
    if one.valid_until:
        parts.append(_("действует до %(day)s", day=day(one.valid_until)))
    return ", ".join(parts)
