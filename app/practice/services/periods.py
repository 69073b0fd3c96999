"""Use cases of periods: announce, open, close, remind."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from flask_babel import gettext as _

from app.base.locks import lock, lock_unchanged
from app.extensions import db
from app.matching import seed_from_text
from app.practice import letters, rules
from app.practice.enums import PeriodState
from app.practice.errors import (
    DateError,
    ForbiddenMoveError,
    FrozenError,
    NoPlacesError,
    PlaceInUseError,
)
from app.practice.models import PracticePeriod
from app.practice.queries import applications as application_queries
from app.practice.queries import periods as queries
from app.students.models import StudyGroup

DATES = tuple(rules.Dates.__dataclass_fields__)


def create_period(*, groups: Iterable[int], today: date, **values: Any) -> PracticePeriod:
    """Announce a period; its seed is computed from the text, or from the title without one.

    Raises DateError with the field that is wrong.
    """
    period = PracticePeriod(**values)
    rules.check_dates(_dates(period), today=today)
    _draw(period)
    _set_groups(period, groups)
    db.session.add(period)
    db.session.flush()
    return period


def edit_period(
    period: PracticePeriod, *, groups: Iterable[int], today: date, **values: Any
) -> None:
    """Change a period.

    Raises DateError, and FrozenError for what students already rely on, each with its field.
    """
    lock_unchanged(period)
    before = _dates(period)
    frozen = {name: getattr(period, name) for name in ("seed_text", "max_wishes")}
    rules.check_frozen(period.state, frozen, values)
    with db.session.no_autoflush:
        for name, value in values.items():
            setattr(period, name, value)
        rules.check_dates(_dates(period), today=today, before=before)
        _draw(period)
        _set_groups(period, groups)
    db.session.flush()


def move_period(period: PracticePeriod, *, to: PeriodState, today: date) -> None:
    """Open, close, reopen a period or take it back to a draft.

    Raises ForbiddenMoveError, NoPlacesError, PlaceInUseError when students began to choose, and
    DateError when applications would be taken on no day.
    """
    lock(period)
    rules.check_move(period.state, to)
    if to in {PeriodState.DISTRIBUTED, PeriodState.PUBLISHED}:
        raise ForbiddenMoveError  # these have use cases of their own
    if to is PeriodState.OPEN:
        _check_opening(period, today)
    if to is PeriodState.DRAFT and application_queries.groups_with_applications(period):
        raise PlaceInUseError(_("Студенты уже составляют заявки: вернуть в черновик нельзя."))
    period.state = to
    db.session.flush()


def remind_students(period: PracticePeriod, *, now: datetime, today: date) -> int:
    """Write to everybody who has sent no application, once a day; return how many letters.

    Raises ForbiddenMoveError when applications are not taken, DateError when done today.
    """
    lock(period)
    if not takes_applications(period, today=today):
        raise ForbiddenMoveError
    if period.reminded_on == today:
        raise DateError(_("Сегодня вы уже напоминали. Следующее письмо — не раньше завтра."))
    period.reminded_on = today
    addresses = application_queries.list_addresses_without_application(period)
    db.session.flush()
    return letters.remind(period, addresses, now=now)


def takes_applications(period: PracticePeriod, *, today: date) -> bool:
    """Tell whether students may send and change applications today."""
    return rules.takes_applications(
        period.state, period.applications_open_on, period.applications_open_until, today=today
    )


def _dates(period: PracticePeriod) -> rules.Dates:
    return rules.Dates(**{name: getattr(period, name) for name in DATES})


def _draw(period: PracticePeriod) -> None:
    period.seed_text = period.seed_text or period.title
    period.seed = seed_from_text(period.seed_text)


def _set_groups(period: PracticePeriod, group_ids: Iterable[int]) -> None:
    wanted = set(group_ids)
    if period.id and application_queries.groups_with_applications(period) - wanted:
        raise FrozenError(_("Из этой группы уже есть заявки: убрать её нельзя."), field="groups")
    chosen = db.session.scalars(db.select(StudyGroup).where(StudyGroup.id.in_(wanted)))
    period.groups = list(chosen)


def _check_opening(period: PracticePeriod, today: date) -> None:
    if not queries.count_period(period).seats:
        raise NoPlacesError
    if period.applications_open_until < today:
        raise DateError(_("Последний день приёма уже прошёл. Сначала измените его."))
