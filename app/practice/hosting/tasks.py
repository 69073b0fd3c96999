"""«Подтвердите места практики на год»: what a link asks a base, and what follows."""

from collections.abc import Mapping
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.base.locks import lock
from app.base.viewer import Viewer
from app.extensions import db
from app.links.tasks import Change, Fact, LinkTask
from app.practice.hosting.answers import answer_form, terms_in
from app.practice.hosting.enums import ConfirmedBy, IntentAnswer, IntentState
from app.practice.hosting.errors import AnsweredMeanwhileError
from app.practice.hosting.models import HostingIntent
from app.practice.hosting.queries import find_intent_by_id, find_last_answer
from app.practice.hosting.rules import IntentTerms, pools_of, row_of
from app.practice.hosting.wording import answer_words, row_words
from app.practice.permissions import Permission
from app.practice.services.intents import BaseWord, answer_intent
from app.students.queries import speciality_choices


def _facts(intent: HostingIntent) -> list[Fact]:
    last = find_last_answer(intent.base_id, before=intent.year)
    facts = [
        (_("База практики"), f"{intent.base.name}, {intent.base.town}"),
        (_("Учебный год"), intent.year_label),
    ]
    if last:
        was = f"{last.state.label}, {answer_words(last)}"
        facts.append((_("В %(year)s году", year=last.year_label), was))
        if last.state is IntentState.HOSTS:
            same = _("Ниже стоит прошлый ответ. Если всё так же, просто отправьте.")
            facts.append((_("Что сделать"), same))
    return facts


def _answer(intent: HostingIntent, values: Mapping[str, Any], link: Any, actor: Viewer) -> None:
    way = ConfirmedBy(link.spoken_way.value) if link.spoken_way else ConfirmedBy.LINK
    word = BaseWord(link.answered_by, link.spoken_on or clock.today(), way)
    lock(intent)
    db.session.expire(intent, ["rows"])
    if _changes(intent, values):  # not a moment ago: somebody else answered meanwhile
        raise AnsweredMeanwhileError
    answer_intent(intent, terms=terms_in(values), word=word, actor=actor)


def _changes(intent: HostingIntent, values: Mapping[str, Any]) -> list[Change]:
    """Another answer after the first is a proposal: the first one is relied on already."""
    terms = terms_in(values)
    pools_of(intent.year, terms)
    if not intent.is_answered:
        return []
    now, then = _said(intent), _told(terms)
    return [(label, now[label], then[label]) for label in now if now[label] != then[label]]


def _said(intent: HostingIntent) -> dict[str, str]:
    hosts = intent.state is IntentState.HOSTS
    return _told(
        IntentTerms(
            answer=IntentAnswer.HOSTS if hosts else IntentAnswer.DECLINED,
            rows=[row_of(row, intent.year) for row in intent.rows],
            reason=intent.reason,
            note=intent.note,
        )
    )


def _told(terms: IntentTerms) -> dict[str, str]:
    names = dict(speciality_choices())
    hosts = terms.answer is IntentAnswer.HOSTS
    rows = [row_words(row, names.get(row.speciality_id or 0, "")) for row in terms.rows]
    return {
        _("Ответ"): str(terms.answer.label),
        _("Места"): "; ".join(rows) if hosts else "",
        _("Причина"): "" if hosts or not terms.reason else str(terms.reason.label),
        _("Примечание"): terms.note,
    }


CONFIRM_PLACES = LinkTask(
    name="practice.hosting",
    title=_l("Подтвердите места практики на год"),
    lead=_l(
        "Сколько студентов вы примете и в какие недели. По этим числам колледж составляет "
        "практику: больше, чем вы написали, к вам не направят. Не примете в этом году — так и "
        "ответьте."
    ),
    permission=Permission.HOSTING_MANAGE,
    entity=HostingIntent.__tablename__,
    record=find_intent_by_id,
    label=lambda intent: f"{intent.base.name}, {intent.year_label}",
    form=lambda intent: answer_form(intent.base_id, intent.year, intent),
    answer=_answer,
    changes=_changes,
    show=_facts,
    address=lambda intent: url_for(
        "practice.hosting_detail", base_id=intent.base_id, year=intent.year
    ),
    button=_l("Отправить ответ"),
    thanks=_l("Спасибо! Ответ записан. Если что-то изменится, напишите или позвоните в колледж."),
    fields="practice/hosting/_answer_fields.html",
)
