"""What a link asks a graduate or an employer, once for a day of the monitoring."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.base.typography import day
from app.base.viewer import Viewer
from app.links.tasks import Fact, LinkTask
from app.outcomes import queries
from app.outcomes.enums import OutcomeSource
from app.outcomes.link_forms import EmployerFields, GraduateFields
from app.outcomes.models import GraduateOutcome
from app.outcomes.permissions import Permission
from app.outcomes.rules import EMPLOYER_TASK, GRADUATE_TASK, FactTerms
from app.outcomes.services.asking import hear_employer, terms_of_graduate
from app.outcomes.services.statements import hear
from app.outcomes.wording import cutoff_title, known_to_graduate
from app.privacy.shown import name_outside


def _label(outcome: GraduateOutcome) -> str:
    """Name the record without the graduate: labels are kept with the links."""
    return _("%(cutoff)s, запись № %(id)s", cutoff=cutoff_title(outcome.cutoff), id=outcome.id)


def _told(outcome: GraduateOutcome) -> list[str]:
    return [_("На какую дату: %(day)s", day=day(outcome.cutoff.day))]


def _card(outcome: GraduateOutcome) -> str:
    return url_for("outcomes.outcome_detail", outcome_id=outcome.id)


def _asked_of_graduate(outcome: GraduateOutcome) -> list[Fact]:
    return [
        (_("Выпускник"), outcome.student.full_name),
        (_("На какую дату"), day(outcome.cutoff.day)),
        (_("Кто увидит"), _("Сотрудники колледжа. В отчётах только числа.")),
    ]


def _graduate_says(
    outcome: GraduateOutcome, values: Mapping[str, Any], _link: Any, actor: Viewer
) -> None:
    hear(
        outcome,
        terms=terms_of_graduate(values),
        source=OutcomeSource.GRADUATE,
        actor=actor,
        now=clock.now(),
    )


ASK_GRADUATE = LinkTask(
    name=GRADUATE_TASK,
    title=_l("Где вы работаете или учитесь?"),
    lead=_l(
        "Колледж спрашивает каждого выпускника: эти сведения нужны для отчёта о трудоустройстве и "
        "чтобы помочь тем, кто ищет работу. Ответ займёт минуту, входить на сайт не нужно."
    ),
    permission=Permission.OUTCOME_MANAGE,
    entity=GraduateOutcome.__tablename__,
    record=queries.find_outcome,
    label=_label,
    form=lambda outcome: GraduateFields(data=known_to_graduate(outcome)),
    answer=_graduate_says,
    show=_asked_of_graduate,
    told=_told,
    address=_card,
    button=_l("Отправить ответ"),
    thanks=_l("Спасибо! Ответ записан. Если ищете работу, напишите в колледж: поможем."),
    card="graduate_outcome",
    panel=_l("Ответы выпускника по ссылке"),
)


def _asked_of_employer(outcome: GraduateOutcome) -> list[Fact]:
    return [
        (_("Выпускник"), name_outside(outcome.student)),
        (_("Специальность"), f"{outcome.speciality.code} {outcome.speciality.name}"),
        (_("Организация"), outcome.employer),
        (_("На какую дату"), day(outcome.cutoff.day)),
    ]


def _employer_says(
    outcome: GraduateOutcome, values: Mapping[str, Any], link: Any, actor: Viewer
) -> None:
    hear_employer(
        outcome,
        works=bool(values.get("works")),
        terms=FactTerms(
            "job",
            post=values.get("post") or "",
            by_speciality=values.get("by_speciality"),
            since=_day(values.get("since")),
            contract_number=values.get("contract_number") or "",
            contract_on=_day(values.get("contract_on")),
        ),
        asked=link.addressee_email,
        actor=actor,
        now=clock.now(),
    )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


ASK_EMPLOYER = LinkTask(
    name=EMPLOYER_TASK,
    title=_l("Подтвердите, что выпускник работает у вас"),
    lead=_l(
        "Выпускник колледжа назвал вас местом работы. Подтвердите или поправьте: это нужно для "
        "отчёта о трудоустройстве. Ответ займёт минуту, входить на сайт не нужно."
    ),
    permission=Permission.OUTCOME_MANAGE,
    entity=GraduateOutcome.__tablename__,
    record=queries.find_outcome,
    label=_label,
    form=lambda outcome: EmployerFields(data={"post": outcome.post, "since": outcome.since}),
    answer=_employer_says,
    show=_asked_of_employer,
    told=_told,
    address=_card,
    button=_l("Отправить ответ"),
    thanks=_l("Спасибо! Ответ записан."),
    card="graduate_outcome",
    panel=_l("Ответы работодателя по ссылке"),
)
LINK_TASKS = (ASK_GRADUATE, ASK_EMPLOYER)
