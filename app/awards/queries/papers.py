"""Reading awards and letters of thanks, and whom they reach."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from app.accounts.models import User
from app.awards.enums import AwardKind, RoundState
from app.awards.models import Award, AwardRound
from app.awards.permissions import Permission
from app.base.errors import NotFoundError
from app.base.search import matches
from app.base.viewer import Viewer
from app.extensions import db
from app.mentors.models import Mentor
from app.mentors.queries import mentors_visible_to, works_in
from app.privacy.kinds import PUBLICATION
from app.privacy.queries.consents import mentor_has_consent
from app.web.paging import first_rows


def papers_open_to(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition that the paper of an award is for this person.

    Staff have all, an employer those of the own mentors, a mentor the own ones. The council
    judges, it needs no papers: a hat of it opens none and shuts none.
    """
    if viewer.can(Permission.ROUND_MANAGE) or not viewer.can(Permission.NOMINATION_SCORE):
        return mentors_visible_to(viewer)
    own = Mentor.user_id == viewer.id
    if viewer.can(Permission.NOMINATION_CREATE):
        return or_(own, works_in(viewer.organization_ids))
    return own


def addresses_of_thanked(round_: AwardRound) -> list[str]:
    """Return the addresses of the mentors who receive a letter of thanks."""
    letters = select(Award.mentor_id).where(
        Award.round_id == round_.id, Award.kind == AwardKind.LETTER
    )
    return addresses_of_mentors(db.session.scalars(letters).all())


def addresses_of_mentors(mentor_ids: Sequence[int]) -> list[str]:
    """Return the addresses of mentors, those who have one.

    The account is the source of its owner's address, a closed one gives none; the card speaks
    for those without an account.
    """
    statement = (
        select(case((Mentor.user_id.is_(None), Mentor.email), (User.active, User.email)))
        .select_from(Mentor)
        .outerjoin(User, User.id == Mentor.user_id)
        .where(Mentor.id.in_(mentor_ids))
        .order_by(Mentor.id)
    )
    return [address for address in db.session.scalars(statement) if address]


def list_awards(round_: AwardRound, *, visible_to: Viewer) -> list[Award]:
    """Return a round's awards this person may see: awards by place, then letters by number."""
    statement = _awards_of(visible_to).where(Award.round_id == round_.id)
    return list(db.session.scalars(statement.order_by(Award.kind, Award.number)))


def list_letters(round_: AwardRound, *, visible_to: Viewer) -> list[Award]:
    """Return a round's letters of thanks this person may have, by number."""
    letters = _awards_of(visible_to).where(
        Award.round_id == round_.id, Award.kind == AwardKind.LETTER, papers_open_to(visible_to)
    )
    return list(db.session.scalars(letters.order_by(Award.number)))


def list_thanked(*, limit: int) -> tuple[AwardRound | None, list[Mentor]]:
    """Return the round closed last and the mentors it thanked, by place, then by number.

    The page is public: a mentor stands there while the consent to publication is in force.
    """
    newest = select(AwardRound).where(AwardRound.state == RoundState.CLOSED)
    found = db.session.scalar(
        newest.order_by(AwardRound.ceremony_on.desc(), AwardRound.id.desc()).limit(1)
    )
    if found is None:
        return None, []
    awards = db.session.scalars(
        select(Award)
        .where(Award.round_id == found.id, mentor_has_consent(PUBLICATION, Award.mentor_id))
        .options(joinedload(Award.mentor).joinedload(Mentor.organization))
        .order_by(Award.kind, Award.number)
    )
    mentors = list(dict.fromkeys(award.mentor for award in awards))
    return found, mentors[:limit]


def newest_awards(
    *,
    visible_to: Viewer,
    limit: int,
    mentor: int | None = None,
    organization: int | None = None,
    letters_alone: bool = False,
) -> tuple[int, list[Award]]:
    """Return how many awards of a mentor or an organization this person sees, and the newest."""
    found = _awards_of(visible_to)
    if mentor:
        found = found.where(Award.mentor_id == mentor)
    if organization:
        found = found.where(Mentor.organization_id == organization)
    if letters_alone:
        found = found.where(Award.kind == AwardKind.LETTER)
    newest = found.order_by(Award.awarded_on.desc(), Award.id.desc())
    return first_rows(newest, limit=limit)


def list_own_letters(viewer: Viewer) -> list[Award]:
    """Return the letters of thanks of the mentor behind an account, the newest first."""
    statement = (
        select(Award)
        .join(Award.mentor)
        .where(Mentor.user_id == viewer.id, Award.kind == AwardKind.LETTER)
        .options(joinedload(Award.round))
    )
    return list(db.session.scalars(statement.order_by(Award.awarded_on.desc(), Award.id.desc())))


def get_letter(award_id: int, *, visible_to: Viewer) -> Award:
    """Return a letter of thanks this person may have; raises NotFoundError."""
    letters = _awards_of(visible_to).where(Award.kind == AwardKind.LETTER)
    letter: Award | None = db.session.scalar(
        letters.where(Award.id == award_id, papers_open_to(visible_to))
    )
    if letter is None:
        raise NotFoundError
    return letter


def search_letters(query: str, *, visible_to: Viewer, limit: int) -> list[Award]:
    """Return the newest letters of thanks this person may have, by number, year and mentor."""
    found = matches(query, (Award, Award.id), (Mentor, Award.mentor_id))
    letters = _awards_of(visible_to).where(
        Award.kind == AwardKind.LETTER, papers_open_to(visible_to), found
    )
    newest = letters.order_by(Award.year.desc(), Award.number.desc(), Award.id).limit(limit)
    return list(db.session.scalars(newest))


def recent_awards(mentor_ids: Collection[int], *, round_: AwardRound) -> dict[int, Award]:
    """Return whom a round would award again within its term, with the newest award of before."""
    if not round_.repeat_years:
        return {}
    on = round_.ceremony_on
    since = on.replace(year=on.year - round_.repeat_years, day=min(on.day, 28))
    found = (
        select(Award)
        .where(Award.kind == AwardKind.AWARD, Award.mentor_id.in_(mentor_ids))
        .where(Award.round_id != round_.id, Award.awarded_on > since, Award.awarded_on <= on)
        .options(joinedload(Award.round), joinedload(Award.mentor))
        .order_by(Award.awarded_on, Award.id)
    )
    return {award.mentor_id: award for award in db.session.scalars(found)}


def last_number(*, year: int, kind: AwardKind) -> int:
    """Return the last number of a year's register, 0 when it is empty."""
    highest = select(func.max(Award.number)).where(Award.year == year, Award.kind == kind)
    return db.session.scalar(highest) or 0


def _awards_of(viewer: Viewer) -> Select[Any]:
    return (
        select(Award)
        .join(Award.mentor)
        .join(Award.round)
        .where(mentors_visible_to(viewer))
        .options(
            contains_eager(Award.mentor).joinedload(Mentor.organization),
            contains_eager(Award.round),
        )
    )
