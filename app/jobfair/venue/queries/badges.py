"""Reading whose badges a fair prints, part by part: a file of thousands would stop the site."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import contains_eager

from app.base.errors import NotFoundError
from app.extensions import db
from app.jobfair.models import Fair
from app.jobfair.venue.enums import ParticipantState
from app.jobfair.venue.models import FairParticipant, FairRepresentative
from app.organizations.models import Organization
from app.web.paging import count_rows

PART = 200  # people in one file


def parts_of_badges(fair: Fair) -> list[range]:
    """Return which people, numbered from 1, each file has; one file, be it empty, there always is.

    The people stand by the name of who sends them.
    """
    total = count_rows(_badges_of(fair))
    starts = range(1, max(total, 1) + 1, PART)
    return [range(first, min(first + PART, total + 1)) for first in starts]


def list_badges_of(fair: Fair, people: range) -> Sequence[FairRepresentative]:
    """Return the people of one file with those who send them."""
    statement = _badges_of(fair).options(
        contains_eager(FairRepresentative.participant).contains_eager(FairParticipant.organization)
    )
    order = (Organization.name_key, FairParticipant.id, FairRepresentative.id)
    shown = statement.order_by(*order).offset(people.start - 1).limit(len(people))
    return db.session.scalars(shown).all()


def get_part_of_badges(parts: Sequence[range], number: int | None) -> range:
    """Return a part by its number from 1; raises NotFoundError."""
    if number is None or not 1 <= number <= len(parts):
        raise NotFoundError
    return parts[number - 1]


def _badges_of(fair: Fair) -> Select[Any]:
    return (
        select(FairRepresentative)
        .join(FairRepresentative.participant)
        .join(FairParticipant.organization)
        .where(
            FairParticipant.fair_id == fair.id,
            FairParticipant.state == ParticipantState.CONFIRMED,
        )
    )
