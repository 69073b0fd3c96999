"""The named list of a base: who comes, when, with whom; names as the reader may have them."""

from collections.abc import Collection, Sequence
from typing import Any, cast

from flask_babel import gettext as _

from app.base.phones import format_phone
from app.base.viewer import Viewer
from app.documents.models import Paper
from app.documents.names import Case
from app.documents.practice_forms import PRACTICE_BASE_LIST
from app.documents.printing import render_as, snapshot_of
from app.documents.signatories import college_signature
from app.documents.snapshot import PaperFormat, Snapshot, take_snapshot
from app.practice.models import Placement
from app.practice.papers import wording
from app.practice.papers.facts import PeriodFacts, place_of, responsible_words
from app.practice.permissions import Permission
from app.practice.registry.models import PracticeBase
from app.privacy.kinds import TRANSFER
from app.privacy.queries.consents import consenting_students
from app.students.rules import HIDDEN_NAME
from app.web.college import college

STUDENT = "student_id"  # whose row it is: not printed, asked when a base reads the list


def snapshot_of_list(
    base: PracticeBase,
    placements: Sequence[Placement],
    facts: PeriodFacts,
    *,
    number: str,
    earlier: Paper | None,
    on: Any,
) -> Snapshot:
    """Return the named list of a base, as of now; `earlier` is the list it takes the place of."""
    period = facts.period
    values: dict[str, Any] = {
        "number": number,
        "title": _(
            "Список студентов, направляемых на %(practice)s",
            practice=wording.practice_in(Case.ACCUSATIVE, period.kind),
        ),
        "replaces": _replaces(earlier),
        "base": wording.base_words(base),
        "address": wording.address_words(base),
        "agreement": facts.agreement(base),
        "module": period.module,
        "dates": wording.dates_in_words(period),
        "hours": wording.hours_of(period),
        "responsible": responsible_words(place_of(one) for one in placements),
        "rows": [_row(at, one, facts) for at, one in enumerate(placements, start=1)],
        "contact": contact_words(),
        **college_signature(on),
    }
    return take_snapshot(PRACTICE_BASE_LIST, values, date=on)


def contact_words() -> str:
    """Return whom a base asks in the college, "" when nobody is known."""
    known = college()
    if not known.is_known:
        return ""
    phone = format_phone(known.phone) if known.phone else ""
    return ", ".join(filter(None, (known.name, phone, known.email)))


def render_list(paper: Paper, file_format: PaperFormat, *, viewer: Viewer) -> bytes:
    """Return a list as a file: for the college as it was issued, for a base by the consents.

    A consent that was withdrawn acts at once: the name is hidden in every later copy.
    """
    snapshot = snapshot_of(paper)
    if not viewer.can(Permission.PAPER_MANAGE):
        snapshot = _hidden(snapshot)
    return render_as(paper, snapshot, file_format)


def shown_names(paper: Paper) -> list[str]:
    """Return the names of a list as its base may read them, with the groups."""
    rows = _rows(_hidden(snapshot_of(paper)))
    return [f"{row['name']}, {row['group']}" for row in rows]


def _hidden(snapshot: Snapshot) -> Snapshot:
    rows = _rows(snapshot)
    allowed = consenting_students([int(row[STUDENT]) for row in rows], TRANSFER)
    shown = [_as_shown(row, allowed) for row in rows]
    values = cast(Any, {**snapshot["values"], "rows": shown})
    return {"form": snapshot["form"], "date": snapshot["date"], "values": values}


def _rows(snapshot: Snapshot) -> list[dict[str, Any]]:
    return cast(list[dict[str, Any]], snapshot["values"]["rows"])


def _as_shown(row: dict[str, Any], allowed: Collection[int]) -> dict[str, Any]:
    number = int(row[STUDENT])
    return row if number in allowed else {**row, "name": HIDDEN_NAME.format(number)}


def _row(at: int, placement: Placement, facts: PeriodFacts) -> dict[str, Any]:
    student = placement.student
    return {
        "number": str(at),
        "name": student.full_name,
        "group": student.group.name,
        "course": str(student.group.course),
        "speciality": student.group.speciality.code,
        "supervisor": facts.supervisor_initials(student.group_id),
        STUDENT: student.id,
    }


def _replaces(earlier: Paper | None) -> str:
    if earlier is None:
        return ""
    which = wording.numbered(earlier.number, earlier.issued_on)
    return _("Взамен списка %(which)s", which=which)
