"""«Кто пришёл на практику»: a base sees who comes and with whom to speak, and confirms arrival."""

from collections.abc import Mapping
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement

from app.base import clock
from app.base.viewer import Viewer
from app.jobs.registry import JobKind
from app.links.tasks import Fact, LinkTask
from app.practice.enums import PlacementState
from app.practice.models import PracticePeriod, PracticePlace
from app.practice.offers.asking import BaseQuestion
from app.practice.offers.by_link import as_base
from app.practice.offers.models import PeriodBase
from app.practice.offers.queries import find_period_base
from app.practice.permissions import Permission
from app.practice.queries.periods import IS_PUBLISHED
from app.practice.weeks.enums import AttendanceMark, Came
from app.practice.weeks.forms import ArrivalFields
from app.practice.weeks.queries.arrival import list_coming, supervisors_of
from app.practice.weeks.queries.course import attendance_on
from app.practice.weeks.services.arrival import note_arrivals
from app.practice.wording import date_range
from app.privacy.kinds import TRANSFER
from app.privacy.queries.consents import consenting_students
from app.students.rules import HIDDEN_NAME
from app.web.listing.acts import BulkAct


def _facts(asked: PeriodBase) -> list[Fact]:
    period = asked.period
    return [
        (_("База практики"), f"{asked.base.name}, {asked.base.town}"),
        (_("Практика"), str(period.kind.label)),
        (_("Сроки"), date_range(period.starts_on, period.ends_on)),
    ]


def _form(asked: PeriodBase) -> ArrivalFields:
    """Return a question about each student; before the first day there is nothing to answer."""
    placements, today = list_coming(asked), clock.today()
    named = consenting_students([one.student_id for one in placements], TRANSFER)
    marks = attendance_on([one.id for one in placements], today)
    rows = []
    for one in placements:
        student = one.student
        hidden = HIDDEN_NAME.format(student.id)
        name = student.full_name if student.id in named else hidden
        absent = one.id in marks and marks[one.id].mark is not AttendanceMark.PRESENT
        said = Came.YES if one.state is PlacementState.BEGUN else Came.NO if absent else None
        rows.append((one.id, f"{name}, {student.group.name}", said))
    leads = supervisors_of(asked.period, placements)
    return ArrivalFields.of(rows, leads=leads, is_early=today < asked.period.starts_on)


def _answer(asked: PeriodBase, values: Mapping[str, Any], _link: Any, _actor: Viewer) -> None:
    came = {int(name[1:]): value == Came.YES for name, value in values.items() if value}
    note_arrivals(asked, came, actor=as_base(asked.base), now=clock.now(), today=clock.today())


ASK_ARRIVAL = LinkTask(
    name="practice.arrival",
    title=_l("Кто придёт на практику"),
    lead=_l("Посмотрите, кого ждать и кому звонить. В первый день отметьте, кто пришёл."),
    permission=Permission.PLACEMENT_MANAGE,
    entity=PeriodBase.__tablename__,
    record=find_period_base,
    label=lambda asked: _("%(base)s: %(period)s", base=asked.base.name, period=asked.period.title),
    form=_form,
    answer=_answer,
    show=_facts,
    address=lambda asked: url_for("practice.board_list", period_id=asked.period_id),
    button=_l("Отправить"),
    thanks=_l("Спасибо! В колледже видят ответ."),
    fields="practice/weeks/_arrival_fields.html",
    told=lambda asked: [
        _("База: %(base)s", base=asked.base.name),
        _("Практика: %(dates)s", dates=date_range(asked.period.starts_on, asked.period.ends_on)),
    ],
    forgets=lambda _asked: True,  # who came stands with the practice itself, not in the link
    is_lasting=True,
)


def _has_students() -> ColumnElement[bool]:
    return IS_PUBLISHED & (PracticePeriod.ends_on >= clock.today()) & (PracticePlace.taken > 0)


ARRIVAL_QUESTION = BaseQuestion(
    ASK_ARRIVAL,
    job="practice.arrival_ask",
    day="arrival_asked_on",
    condition=_has_students,
    effects=(
        _l("По ссылке база видит, кто придёт, и телефоны руководителей от колледжа."),
        _l("В первый день она там же отметит, кто пришёл; о тех, кто не пришёл, узнает колледж."),
    ),
)
ASK = BulkAct(
    "practice.arrival_ask",
    _l("Спросить базы, кто пришёл"),
    Permission.PLACEMENT_MANAGE,
    preview=ARRIVAL_QUESTION.preview,
    run=ARRIVAL_QUESTION.run,
    form=ARRIVAL_QUESTION.form,
)
JOBS = (JobKind(ARRIVAL_QUESTION.job, ARRIVAL_QUESTION.work, title=_l("Вопрос базам, кто пришёл")),)
