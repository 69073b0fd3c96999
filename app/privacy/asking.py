"""«Дайте согласие»: what a link asks a student or a representative, a task for each consent."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask import url_for
from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.base.viewer import Viewer
from app.links.tasks import Fact, LinkTask
from app.privacy.enums import ConsentWay, GivenBy, RepresentativeKind
from app.privacy.forms import OwnAnswerForm, RepresentativeAnswerForm
from app.privacy.kinds import STUDENT, ConsentKind, kinds_of
from app.privacy.permissions import Permission
from app.privacy.queries import consents as queries
from app.privacy.queries.texts import body_of
from app.privacy.rules import ConsentTerms
from app.privacy.services.consents import give_by_link
from app.students.models import Student
from app.students.queries import find_student

_LEADS = {
    GivenBy.PERSON: _l(
        "Колледж просит вас прочитать текст и дать согласие. Это добровольно: без согласия "
        "закройте страницу. Отозвать согласие можно в любой день."
    ),
    GivenBy.REPRESENTATIVE: _l(
        "Студенту нет 18 лет, поэтому нужно согласие законного представителя. Это добровольно: "
        "без согласия закройте страницу. Отозвать согласие можно в любой день."
    ),
}


def task_name(kind: str, given_by: GivenBy) -> str:
    """Return the name of the task that asks one side for one consent."""
    return f"privacy.{kind}.{given_by.value}"


def _task(kind: ConsentKind, given_by: GivenBy) -> LinkTask:
    return LinkTask(
        name=task_name(kind.name, given_by),
        title=_title(kind, given_by),
        lead=_LEADS[given_by],
        permission=Permission.CONSENT_MANAGE,
        entity=Student.__tablename__,
        record=find_student,
        label=lambda student: student.full_name,
        form=_form_of(given_by),
        answer=_answer_of(kind, given_by),
        show=lambda student: _facts(kind, student),
        address=lambda student: url_for(
            "privacy.consent_detail", who=STUDENT, person_id=student.id
        ),
        button=_l("Дать согласие"),
        thanks=_l("Спасибо! Согласие записано."),
    )


def _title(kind: ConsentKind, given_by: GivenBy) -> LazyString:
    if given_by is GivenBy.PERSON:
        return _l("Согласие студента: %(kind)s", kind=kind.label)
    return _l("Согласие законного представителя: %(kind)s", kind=kind.label)


def _form_of(given_by: GivenBy) -> Any:
    form = OwnAnswerForm if given_by is GivenBy.PERSON else RepresentativeAnswerForm
    return lambda _student: form()


def _facts(kind: ConsentKind, student: Student) -> list[Fact]:
    return [(_("Студент"), student.full_name), (_("Текст согласия"), body_of(kind.name))]


def _answer_of(kind: ConsentKind, given_by: GivenBy) -> Any:
    def answer(student: Student, values: Mapping[str, Any], _link: Any, _actor: Viewer) -> None:
        chosen = values.get("representative_kind")
        terms = ConsentTerms(
            kind=kind.name,
            given_by=given_by,
            way=ConsentWay.LINK,
            given_on=clock.today(),
            representative_name=values.get("representative_name") or "",
            representative_kind=RepresentativeKind(chosen) if chosen else None,
        )
        give_by_link(
            queries.student(student.id),
            terms=terms,
            birth_date=student.birth_date,
            now=clock.now(),
            today=clock.today(),
        )

    return answer


def _tasks() -> Iterator[LinkTask]:
    for kind in kinds_of(STUDENT):
        yield from (_task(kind, given_by) for given_by in GivenBy)


LINK_TASKS = tuple(_tasks())
