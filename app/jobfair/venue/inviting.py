"""«Приглашаем на ярмарку»: what a link asks an employer, and what follows."""

from collections.abc import Mapping
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.base.viewer import Viewer
from app.jobfair.permissions import Permission
from app.jobfair.venue.enums import Coming
from app.jobfair.venue.forms import ParticipationAnswer
from app.jobfair.venue.models import FairParticipant
from app.jobfair.venue.queries.participants import find_by_id
from app.jobfair.venue.rules import TAKING_PART, ParticipationTerms
from app.jobfair.venue.services.participants import refuse_by_link, register
from app.jobfair.venue.wording import stage_line
from app.jobfair.wording import hours
from app.links.tasks import Fact, LinkTask


def _form(participant: FairParticipant) -> ParticipationAnswer:
    return ParticipationAnswer(obj=participant)


def _facts(participant: FairParticipant) -> list[Fact]:
    fair = participant.fair
    facts = [
        (_("Ярмарка"), fair.title),
        (_("Когда"), hours(fair)),
        (_("Где"), fair.venue),
        (_("Вакансии"), stage_line(fair, "registration_until")),
        (_("Организация"), participant.organization.short_name),
    ]
    return [fact for fact in facts if fact[1]]


def _answer(
    participant: FairParticipant, values: Mapping[str, Any], _link: Any, actor: Viewer
) -> None:
    now = clock.now()
    if Coming(values["answer"]) is Coming.NO:
        refuse_by_link(participant, actor=actor, now=now)
        return
    terms = ParticipationTerms(
        tables=int(values["tables"]),
        needs_power=bool(values.get("needs_power")),
        needs_screen=bool(values.get("needs_screen")),
        needs=values.get("needs") or "",
        people=values.get("people") or "",
    )
    register(
        participant.fair,
        participant.organization,
        terms=terms,
        actor=actor,
        now=now,
        today=clock.today(),
        by_link=True,
    )


TAKE_PART = LinkTask(
    name=TAKING_PART,
    title=_l("Приглашаем на ярмарку вакансий"),
    lead=_l(
        "Ответьте, будете ли вы на ярмарке. Методист подтвердит участие письмом, даст стенд и "
        "пришлёт бейджи. Вакансии можно разместить на сайте или продиктовать методисту."
    ),
    permission=Permission.FAIR_MANAGE,
    entity=FairParticipant.__tablename__,
    record=find_by_id,
    label=lambda one: f"{one.organization.short_name}: {one.fair.title}",
    form=_form,
    answer=_answer,
    show=_facts,
    told=lambda one: [f"{label}: {value}" for label, value in _facts(one)],
    address=lambda one: url_for("jobfair.participant_detail", participant_id=one.id),
    button=_l("Отправить ответ"),
    thanks=_l("Спасибо! Методист увидит ваш ответ и напишет, что дальше."),
)
