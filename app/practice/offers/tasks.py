"""«Места на практику»: a base changes its places by a link until wishes open, then it proposes."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.base.terms import terms_of
from app.base.typography import day
from app.base.viewer import Viewer
from app.links.tasks import Fact, LinkTask
from app.practice.offers import queries, services
from app.practice.offers.by_link import as_base
from app.practice.offers.link_forms import LINE_FIELDS, NEW, OfferedFields, offered_form
from app.practice.offers.models import PeriodBase
from app.practice.offers.rules import PlaceLine, PlaceOfferTerms, bases_decide, seen_of
from app.practice.permissions import Permission
from app.practice.wording import date_range
from app.students.queries import speciality_choices


def _facts(asked: PeriodBase) -> list[Fact]:
    period = asked.period
    said = [
        (_("База практики"), f"{asked.base.name}, {asked.base.town}"),
        (_("Практика"), f"{period.title}, {date_range(period.starts_on, period.ends_on)}"),
    ]
    if bases_decide(period.state, period.applications_open_on, today=clock.today()):
        until = _("Сразу. Студенты начнут выбирать %(day)s.", day=day(period.applications_open_on))
        return [*said, (_("Когда изменится"), until)]
    late = _("Студенты уже выбирают места: изменения подтвердит методист.")
    return [*said, (_("Когда изменится"), late)]


def _form(asked: PeriodBase) -> OfferedFields:
    """Return the places as the base last said them, settled by the staff or not."""
    places, waiting = queries.list_places_at(asked), queries.waiting_at(asked)
    known = {f"p{one.id}": _said(waiting.get(one.id) or one) for one in places}
    if new := waiting.get(None):
        known[NEW] = _said(new)
    return offered_form(
        known, seen=seen_of(places, waiting.values()), specialities=speciality_choices()
    )


def _said(record: Any) -> dict[str, Any]:
    return {name: getattr(record, name) for name in LINE_FIELDS}


def _answer(asked: PeriodBase, values: Mapping[str, Any], _link: Any, _actor: Viewer) -> None:
    keys = [name.removesuffix("_title") for name in values if name.endswith("_title")]
    said: dict[int, Any] = {one.id: one for one in queries.list_places_at(asked)}
    said |= {id_ or 0: one for id_, one in queries.waiting_at(asked).items()}
    services.answer_places(
        asked,
        [_line(asked, key, values, said) for key in keys],
        seen=str(values.get("seen") or ""),
        actor=as_base(asked.base),
        now=clock.now(),
        today=clock.today(),
    )


def _line(
    asked: PeriodBase, key: str, values: Mapping[str, Any], last: Mapping[int, Any]
) -> PlaceLine:
    """Read a line; what the form does not ask stays as the base last said it."""
    place_id = None if key == NEW else int(key.removeprefix("p"))
    said: dict[str, Any] = {name: values.get(f"{key}_{name}") for name in LINE_FIELDS}
    said |= {"title": said["title"] or "", "supervisor_name": said["supervisor_name"] or ""}
    said |= {"seats": said["seats"] or 0, "minimum": said["minimum"] or 0}
    before = last.get(place_id or 0)
    kept = terms_of(before, PlaceOfferTerms) if before else PlaceOfferTerms("", 0, asked.base_id)
    return PlaceLine(key, replace(kept, **said), place_id)


ASK_PLACES = LinkTask(
    name="practice.places",
    title=_l("Места на практику"),
    lead=_l(
        "Проверьте, сколько студентов вы возьмёте и кто их встретит. Ничего не изменилось — так "
        "и отправьте. Не примете на это место — поставьте ноль."
    ),
    permission=Permission.PLACE_MANAGE,
    entity=PeriodBase.__tablename__,
    record=queries.find_period_base,
    label=lambda asked: _("%(base)s: %(period)s", base=asked.base.name, period=asked.period.title),
    form=_form,
    answer=_answer,
    show=_facts,
    address=lambda asked: url_for("practice.place_list", period_id=asked.period_id),
    button=_l("Отправить"),
    thanks=_l("Спасибо! Места записаны."),
    fields="practice/offers/_offered_fields.html",
    told=lambda asked: [
        _(
            "Практика: %(title)s, %(dates)s",
            title=asked.period.title,
            dates=date_range(asked.period.starts_on, asked.period.ends_on),
        )
    ],
    is_lasting=True,
)
