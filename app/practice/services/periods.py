"""Use cases of periods: announce, open, close, remind."""

from collections.abc import Collection
from datetime import date, datetime

from flask_babel import gettext as _

from app.base.errors import MoveNotAllowedError
from app.base.locks import lock, lock_unchanged
from app.base.terms import assign, terms_of
from app.base.viewer import Viewer, require
from app.extensions import db
from app.matching import seed_from_text
from app.plan.services.serving import serve_items
from app.practice import letters
from app.practice.conditions.services import check_limits
from app.practice.enums import PeriodEvent, PeriodState, PeriodStep
from app.practice.errors import DateError, FrozenError, NoPlacesError, PlaceInUseError
from app.practice.models import PracticePeriod
from app.practice.permissions import Permission
from app.practice.queries import applications as application_queries
from app.practice.queries import periods as queries
from app.practice.rules import PERIOD, STAFF, PeriodTerms, check_dates, check_frozen
from app.practice.services.ledger import recount_period


def create_period(
    *,
    terms: PeriodTerms,
    groups: Collection[int],
    actor: Viewer,
    today: date,
    is_demo: bool = False,
) -> PracticePeriod:
    """Announce a period; its seed is computed from the text, or from the title without one.

    Raises DateError with the field that is wrong.
    """
    require(actor, Permission.PERIOD_MANAGE)
    check_dates(terms, today=today)
    period = PracticePeriod(is_demo=is_demo)
    _write(period, terms, groups)
    db.session.add(period)
    db.session.flush()
    serve_items(period, terms.plan_item_ids)
    return period


def edit_period(
    period: PracticePeriod,
    *,
    terms: PeriodTerms,
    groups: Collection[int],
    actor: Viewer,
    now: datetime,
    today: date,
) -> None:
    """Change a period; after publishing, other dates are told to all who come.

    Raises DateError, FrozenError for what students already rely on, each with its field, and
    IntentBelowTakenError when a base does not take so many in the new weeks.
    """
    require(actor, Permission.PERIOD_MANAGE)
    lock_unchanged(period)
    PERIOD.after(PeriodEvent.EDIT, period.state, STAFF)
    before = terms_of(period, PeriodTerms)
    check_frozen(period.state, before, terms.with_seed_text())
    check_dates(terms, today=today, before=before)
    if application_queries.groups_with_applications(period) - set(groups):
        raise FrozenError(_("Из этой группы уже есть заявки: убрать её нельзя."), field="groups")
    _write(period, terms, groups)
    db.session.flush()
    serve_items(period, terms.plan_item_ids)
    moved = (terms.starts_on, terms.ends_on) != (before.starts_on, before.ends_on)
    if moved:
        recount_period(period, begun=before.starts_on)
    if period.is_published and moved:
        letters.tell(PeriodEvent.EDIT, period, now=now)


def move_period(period: PracticePeriod, *, step: PeriodStep, actor: Viewer, today: date) -> None:
    """Open, close, reopen a period or take it back to a draft.

    Raises MoveNotAllowedError, NoPlacesError, PlaceInUseError when students began to choose, and
    DateError when applications would be taken on no day.
    """
    require(actor, Permission.PERIOD_MANAGE)
    lock(period)
    target = PERIOD.after(PeriodEvent(step), period.state, STAFF)
    if target is PeriodState.OPEN:
        _check_opening(period, today)
    if target is PeriodState.DRAFT and application_queries.groups_with_applications(period):
        raise PlaceInUseError(_("Студенты уже составляют заявки: вернуть в черновик нельзя."))
    period.state = target
    db.session.flush()


def remind_students(
    period: PracticePeriod,
    *,
    among: Collection[int] | None = None,
    actor: Viewer,
    now: datetime,
    today: date,
) -> int:
    """Write to those who have sent no application, once a day; return how many letters.

    `among` narrows to some students. Raises MoveNotAllowedError when applications are not taken,
    DateError when done today.
    """
    require(actor, Permission.PERIOD_MANAGE)
    lock(period)
    PERIOD.after(PeriodEvent.REMIND, period.state, STAFF)
    if not period.takes_applications(today=today):
        raise MoveNotAllowedError(_("Сегодня заявки не принимаем: напоминать не о чем."))
    if period.reminded_on == today:
        raise DateError(_("Сегодня вы уже напоминали. Следующее письмо — не раньше завтра."))
    period.reminded_on = today
    db.session.flush()
    return letters.tell(PeriodEvent.REMIND, period, now=now, students=among)


def _write(period: PracticePeriod, terms: PeriodTerms, groups: Collection[int]) -> None:
    terms = terms.with_seed_text()
    assign(period, terms)
    period.seed = seed_from_text(terms.seed_text)
    period.groups = list(queries.list_groups_by_id(groups))


def _check_opening(period: PracticePeriod, today: date) -> None:
    if not queries.count_period(period).seats:
        raise NoPlacesError
    if period.applications_open_until < today:
        raise DateError(_("Последний день приёма уже прошёл. Сначала измените его."))
    check_limits(period)
