"""A new period from the last one: its rules and limits, and its places with their bases."""

from collections.abc import Collection
from datetime import date

from app.base.terms import assign, terms_of
from app.base.viewer import Viewer, require
from app.extensions import db
from app.practice.conditions.models import PeriodLimit
from app.practice.conditions.queries import list_limits
from app.practice.conditions.rules import LimitTerms, RuleTerms
from app.practice.models import PracticePeriod, PracticePlace
from app.practice.permissions import Permission
from app.practice.queries.repeating import list_places_to_repeat
from app.practice.rules import PeriodTerms, PlaceTerms
from app.practice.services.periods import create_period


def repeat_period(
    source: PracticePeriod,
    *,
    terms: PeriodTerms,
    groups: Collection[int],
    with_places: bool,
    actor: Viewer,
    today: date,
) -> PracticePeriod:
    """Announce a period with the rules of another, and on demand with its places.

    Bases that stopped taking students are left out. Raises DateError with the field that is wrong.
    """
    period = create_period(terms=terms, groups=groups, actor=actor, today=today)
    assign(period, terms_of(source, RuleTerms))
    for limit in list_limits(source):
        copied = PeriodLimit(period=period, town_identity=limit.town_identity)
        assign(copied, terms_of(limit, LimitTerms))
        db.session.add(copied)
    if with_places:
        _copy_places(source, period, actor)
    db.session.flush()
    return period


def _copy_places(source: PracticePeriod, period: PracticePeriod, actor: Viewer) -> None:
    require(actor, Permission.PLACE_MANAGE)
    for place in list_places_to_repeat(source):
        copied = PracticePlace(period=period)
        assign(copied, terms_of(place, PlaceTerms))
        db.session.add(copied)
