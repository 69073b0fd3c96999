"""Conflicts of interest, derived from every hat of a person; a flat number of statements."""

from collections.abc import Collection, Iterable, Sequence, Set
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app.accounts.models import User
from app.accounts.queries import holds
from app.awards.enums import ConflictKind
from app.awards.models import Nomination, NominationSupport, ScoreSheet
from app.awards.permissions import Permission
from app.base.viewer import Viewer
from app.extensions import db
from app.mentors.models import Mentor, Mentorship
from app.students.models import Student

Conflicts = dict[int, dict[int, ConflictKind]]  # nomination to member to why


class _Ties(NamedTuple):
    """What ties members to mentors: pairs (member, mentor), and whose cards are the members'."""

    led: set[tuple[int, int]]
    supported: set[tuple[int, int]]
    declared: set[tuple[int, int]]
    employers: dict[int, set[int]]
    identities: dict[int, set[str]]


def list_judges() -> list[User]:
    """Return the council members who may score with all their hats, by id."""
    statement = select(User).where(holds(Permission.NOMINATION_SCORE)).order_by(User.id)
    return list(db.session.scalars(statement.options(selectinload(User.further_hats))))


def conflicts_of(nominations: Collection[Nomination], members: Sequence[Viewer]) -> Conflicts:
    """Return who of the members may not judge which nomination, and why; as of now."""
    ties = _ties(nominations, members)
    found: Conflicts = {one.id: {} for one in nominations}
    whose = [(one, one.affiliations | ties.employers.get(one.id, set())) for one in members]
    for nomination in nominations:
        for member, organizations in whose:
            if kind := _between(nomination, member, organizations, ties):
                found[nomination.id][member.id] = kind
    return found


def conflict_of(nomination: Nomination, member: Viewer) -> ConflictKind | None:
    """Return why this member may not judge this nomination, None when he may."""
    return conflicts_of([nomination], [member])[nomination.id].get(member.id)


def _between(
    nomination: Nomination, member: Viewer, organizations: Set[int], ties: _Ties
) -> ConflictKind | None:
    mentor, pair = nomination.mentor, (member.id, nomination.mentor_id)
    reasons = {
        ConflictKind.SELF: mentor.user_id == member.id
        or mentor.identity_key in ties.identities.get(member.id, ()),
        # The place of the nomination counts as well: the work was done there.
        ConflictKind.COLLEAGUE: not organizations.isdisjoint(
            {nomination.organization_id, mentor.organization_id}
        ),
        ConflictKind.MENTEE: pair in ties.led,
        ConflictKind.NOMINATOR: nomination.nominated_by_id == member.id
        or (nomination.id, member.id) in ties.supported,
        ConflictKind.RELATION: pair in ties.declared,
    }
    return next((kind for kind, is_so in reasons.items() if is_so), None)


def _ties(nominations: Iterable[Nomination], members: Sequence[Viewer]) -> _Ties:
    people, mentors = [one.id for one in members], {one.mentor_id for one in nominations}
    led = select(Student.user_id, Mentorship.mentor_id).join(Mentorship.student)
    declared = select(ScoreSheet.member_id, Nomination.mentor_id).join(ScoreSheet.nomination)
    cards = select(Mentor.user_id, Mentor.organization_id, Mentor.identity_key)
    ties = _Ties(set(), set(), set(), {}, {})
    for user_id, mentor_id in db.session.execute(led.where(Student.user_id.in_(people))):
        ties.led.add((user_id or 0, mentor_id))
    voices = select(NominationSupport.nomination_id, NominationSupport.user_id)
    for id_, user_id in db.session.execute(voices.where(NominationSupport.user_id.in_(people))):
        ties.supported.add((id_, user_id))
    related = declared.where(ScoreSheet.is_relation, Nomination.mentor_id.in_(mentors))
    for user_id, mentor_id in db.session.execute(related):
        ties.declared.add((user_id, mentor_id))
    for owner, employer, identity in db.session.execute(cards.where(Mentor.user_id.in_(people))):
        ties.employers.setdefault(owner or 0, set()).add(employer)
        ties.identities.setdefault(owner or 0, set()).add(identity)
    return ties
