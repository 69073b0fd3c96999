"""What an order that appoints mentors says, and its files."""

from collections.abc import Iterator, Sequence

from flask import url_for
from flask_babel import gettext as _

from app.base.typography import day, day_short
from app.base.viewer import Viewer
from app.documents.appointment_forms import MENTOR_APPOINTMENT
from app.documents.kinds import PaperKind
from app.documents.printing import render_draft, render_paper
from app.documents.queries import find_paper
from app.documents.signatories import college_signature
from app.documents.snapshot import PaperFormat, Snapshot, take_snapshot
from app.mentors.appointments import queries
from app.mentors.appointments.models import MentorAppointment
from app.mentors.enums import MentoringBasis
from app.mentors.models import Mentor

_BEFORE = {
    MentoringBasis.AGREEMENT: "В целях организации практической подготовки студентов, на основании "
    "договоров о практической подготовке",
    MentoringBasis.WORKER: "В соответствии со статьёй 351.8 Трудового кодекса Российской "
    "Федерации, с письменного согласия работников",
    MentoringBasis.CHARTER: "В соответствии с уставом и положением колледжа о наставничестве",
}
_WHOM = {
    MentoringBasis.AGREEMENT: "наставниками студентов на практике",
    MentoringBasis.WORKER: "наставниками работников",
    MentoringBasis.CHARTER: "наставниками студентов колледжа",
}


def snapshot_of_order(
    appointment: MentorAppointment, mentors: Sequence[Mentor], *, is_draft: bool
) -> Snapshot:
    """Return what an order says."""
    points = list(_points(appointment))
    values = {
        "number": appointment.number,
        "date": appointment.signed_on,
        "draft": _("Проект") if is_draft else "",
        "preamble": _BEFORE[appointment.basis],
        "points": [{"number": str(n), "text": text} for n, text in enumerate(points, 1)],
        "annex": "Список наставников",
        "rows": [_row(n, one) for n, one in enumerate(mentors, 1)],
        **college_signature(appointment.signed_on),
    }
    return take_snapshot(MENTOR_APPOINTMENT, values, date=appointment.signed_on)


def render_order(appointment: MentorAppointment, file_format: PaperFormat) -> tuple[bytes, str]:
    """Return the order as a file with its name: as it was issued, else a draft.

    Raises DocumentError.
    """
    name = f"Приказ о назначении наставников № {appointment.number}.{file_format}"
    paper = find_paper(appointment, kind=MENTOR_APPOINTMENT.name)
    if paper is not None:
        return render_paper(paper, file_format), name
    mentors = queries.list_appointed(appointment)
    draft = snapshot_of_order(appointment, mentors, is_draft=True)
    return render_draft(draft, file_format), name


def _points(appointment: MentorAppointment) -> Iterator[str]:
    until = f" по {day(appointment.ends_on)}" if appointment.ends_on else ""
    yield (
        f"Назначить {_WHOM[appointment.basis]} с {day(appointment.starts_on)}{until} "
        "работников согласно приложению."
    )
    yield (
        "Наставникам вести наставляемых по программе наставничества, отмечать встречи и часы, "
        "по окончании представить отчёт."
    )
    yield "Ознакомить наставников с приказом под подпись."
    yield "Контроль исполнения приказа оставляю за собой."


def _row(number: int, mentor: Mentor) -> dict[str, str]:
    return {
        "number": str(number),
        "name": mentor.full_name,
        "post": mentor.position,
        "organization": mentor.organization.short_name,
        "load": f"не больше {mentor.load_limit}" if mentor.load_limit else "",
        "consent": day_short(mentor.consent_on) if mentor.consent_on else "",
    }


def _find(appointment_id: int, viewer: Viewer) -> MentorAppointment:
    return queries.get_appointment(appointment_id, visible_to=viewer)


PAPERS = (
    PaperKind(
        MENTOR_APPOINTMENT,
        MentorAppointment.__tablename__,
        find=_find,
        card=lambda one: url_for("mentors.appointment_detail", appointment_id=one.id),
    ),
)
