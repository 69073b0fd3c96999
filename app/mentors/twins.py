"""Mentors that may be written twice."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.identity import fold
from app.base.likeness import LIKE, people_likeness
from app.mentors import queries
from app.mentors.errors import TwoMentorAccountsError
from app.mentors.models import Mentor
from app.mentors.passport_models import MentorPost, MentorSpeciality
from app.mentors.passports.queries import list_clashing_posts, list_clashing_specialities
from app.mentors.permissions import Permission
from app.students.rules import full_name
from app.twins.kinds import FoundPair, TwinKind, Yielding

ELSEWHERE = 90  # of a hundred: the whole name is the same, the organization is another


def find_pairs() -> Iterator[FoundPair]:
    """Yield pairs of one organization with names like one, and namesakes of two in one town.

    A namesake in the same town may be the same person at a second place of work: a person decides.
    """
    organizations: dict[int, list[queries.ComparedMentor]] = defaultdict(list)
    names: dict[tuple[str, str], list[queries.ComparedMentor]] = defaultdict(list)
    for one in queries.list_compared():
        organizations[one.organization_id].append(one)
        names[one.town, fold(full_name(*one.name))].append(one)
    for several in organizations.values():
        for left, right in combinations(several, 2):
            likeness = people_likeness(left.name, right.name)
            if likeness >= LIKE:
                yield _pair(left, right, likeness, _("одна организация, похожие имена"))
    for several in names.values():
        for left, right in combinations(several, 2):
            if left.organization_id != right.organization_id and all(left.name):
                yield _pair(
                    left,
                    right,
                    ELSEWHERE,
                    _("одно имя в двух организациях одного населённого пункта"),
                )


def _pair(
    left: queries.ComparedMentor, right: queries.ComparedMentor, likeness: int, why: str
) -> FoundPair:
    titles = (f"{full_name(*one.name)}, {one.organization}" for one in (left, right))
    left_title, right_title = titles
    return FoundPair(left.id, right.id, left_title, right_title, likeness, why)


def _settle(kept: Mentor, gone: Mentor) -> None:
    """Refuse to leave an account without its mentor; raises TwoMentorAccountsError."""
    if kept.user_id and gone.user_id:
        raise TwoMentorAccountsError


KIND = TwinKind(
    Mentor,
    _l("Наставники"),
    Permission.MENTOR_MANAGE,
    find_pairs,
    title=lambda mentor: str(mentor.name),
    card=lambda mentor: url_for("mentors.mentor_detail", mentor_id=mentor.id),
    choices=queries.all_mentors,
    settle=_settle,
)
TWINS = (
    KIND,
    Yielding(MentorSpeciality, list_clashing_specialities),
    Yielding(MentorPost, list_clashing_posts),
)
