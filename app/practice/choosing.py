"""A place as a student who chooses sees it: how near, whether it is in the list or can be; pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from app.base.identity import town_identity
from app.base.settlements import Point, kilometres
from app.practice.rules import may_hold


@dataclass(frozen=True)
class Chooser:
    """Who chooses: the town (as typed), the speciality, the present list and how long it may be."""

    town: str
    speciality_id: int
    chosen: Sequence[int]
    version: int | None
    max_wishes: int
    is_open: bool


@dataclass(frozen=True)
class PlaceChoice:
    """What a place's card offers a student; `back` leads to where the list was left."""

    chosen: Sequence[int]
    version: int | None
    rank: int | None
    why_not: str
    nearness: str
    back: str

    @property
    def can_add(self) -> bool:
        """Tell whether the place can be added to the application now."""
        return self.rank is None and not self.why_not


@dataclass(frozen=True)
class LastTime:
    """How it went at a base the last time: seats, who wished for them, the last rank admitted."""

    seats: int
    wishers: int
    last_rank: int | None


def facts_of(*, home: Point | None, base: Point | None, last: LastTime | None) -> str:
    """Return what helps to decide about a place beyond its seats: the way, the last time."""
    told = []
    if home and base:
        far = round(kilometres(home, base))
        told.append(_("%(km)d км от дома", km=far) if far else _("рядом с домом"))
    if last:
        told.append(_last_time(last))
    return " · ".join(filter(None, told))


def _last_time(last: LastTime) -> str:
    """What was, never what will be: the lottery is another one each time."""
    if last.last_rank is None:
        return ""
    if last.wishers <= last.seats:
        return _("в прошлый раз мест хватило всем")
    return _("в прошлый раз прошли до приоритета № %(rank)d", rank=last.last_rank)


def choice_of(
    chooser: Chooser,
    *,
    place_id: int,
    speciality_id: int | None,
    town: str,
    back: str,
    facts: str = "",
) -> PlaceChoice:
    """Return what a place means to a student."""
    chosen = list(chooser.chosen)
    return PlaceChoice(
        chosen=chosen,
        version=chooser.version,
        rank=chosen.index(place_id) + 1 if place_id in chosen else None,
        why_not=_why_not(chooser, speciality_id),
        nearness=", ".join(filter(None, (_nearness(chooser.town, town), facts))),
        back=back,
    )


def _why_not(chooser: Chooser, speciality_id: int | None) -> str:
    if not chooser.is_open:
        return _("Сегодня заявки не принимаются.")
    if not may_hold(speciality_id, chooser.speciality_id):
        return _("Это место — для студентов другой специальности.")
    if len(chooser.chosen) >= chooser.max_wishes:
        return _("Список полон. Уберите одно место, чтобы добавить это.")
    return ""


def _nearness(home: str, town: str) -> str:
    if not home:
        return ""
    if town_identity(home) == town_identity(town):
        return _("там же, где живёте вы")
    return _("вы живёте в другом: %(town)s", town=home)
