"""The list of admission: what it shows and what leaves the site with it."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.sheets import Cell
from app.practice.admission.acts import BRIEF
from app.practice.admission.queries import SORTABLE
from app.practice.enums import ClearanceKind
from app.students.models import Student
from app.web.listing.columns import Column
from app.web.listing.listing import Listing

HEADINGS = {
    ClearanceKind.MEDICAL_EXAMINATION: _l("Медосмотр до"),
    ClearanceKind.MEDICAL_BOOK: _l("Медкнижка до"),
    ClearanceKind.NO_CRIMINAL_RECORD: _l("Справка от"),
    ClearanceKind.SAFETY_BRIEFING: _l("Инструктаж"),
    ClearanceKind.REPRESENTATIVE_CONSENT: _l("Согласие от"),
}


def told_of(kind: ClearanceKind) -> Any:
    """Return what a cell says of a row's paper of a kind."""

    def tell(row: Any) -> Cell:
        one = row.held.get(kind)
        if one is None:
            return None
        return one.valid_until or one.given_on or str(_("не требуется"))

    return tell


ADMISSION = Listing(
    name="practice-admission",
    title=_l("Допуск к практике"),
    count=(_l("студент"), _l("студента"), _l("студентов")),
    columns=(
        Column(_l("Студент"), lambda row: row.student.full_name, sort="name"),
        Column(_l("Группа"), lambda row: row.student.group.name, sort="group"),
        *(Column(heading, told_of(kind)) for kind, heading in HEADINGS.items()),
        Column(
            _l("Номер справки"),
            lambda row: getattr(row.held.get(ClearanceKind.NO_CRIMINAL_RECORD), "number", None),
            on_screen=False,
        ),
    ),
    searched=(Student,),
    orders=SORTABLE,
    order="name",
    acts=(BRIEF.name,),
)
