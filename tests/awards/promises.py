"""What the forms of award rounds need to be filled in well; see tests/promises.py."""

from collections.abc import Callable

from app.accounts.enums import Role
from app.awards.enums import RoundState
from app.awards.models import AwardRound, Nomination
from app.extensions import db
from tests.mentors.factories import MentorFactory, MentorshipFactory
from tests.safety.world import World

CREATED: dict[str, dict[str, str]] = {
    "awards.round_create": {
        "nominations_until": "2024-03-01",
        "scoring_until": "2024-03-10",
        "ceremony_on": "2024-03-20",
    },
    "awards.criterion_create": {"title": "Отзывы студентов"},
    "awards.honour_create": {"title": "Благодарность министерства"},
    "awards.nomination_create": {},
    "awards.own_nomination_create": {},
}
EDITED = (
    "awards.letter_edit",
    "awards.nomination_edit",
    "awards.own_nomination_edit",
    "awards.round_edit",
    "awards.criterion_edit",
    "awards.honour_edit",
)
# The council's last word stands; what was read is confirmed once.
NEITHER = {
    "awards.council_meeting_edit", "awards.council_meeting_drop",
    "awards.verdict_edit", "awards.verdicts_adopt",
    "awards.ceremony_edit", "awards.ceremony_invite", "awards.handover_edit",
    "awards.award_order_create", "awards.sheet_edit", "awards.sheet_abstain",
}  # fmt: skip


def _nominating(world: World) -> None:
    db.session.get_one(AwardRound, world.ids["round_id"]).state = RoundState.NOMINATING
    world.ids["mentor_id"] = MentorFactory(organization=world.organization).id


def _students_nominating(world: World) -> None:
    _nominating(world)
    db.session.get_one(AwardRound, world.ids["round_id"]).by_students = True
    MentorshipFactory(mentor_id=world.ids["mentor_id"], student=world.student)


def _own_nominated(world: World) -> None:
    _students_nominating(world)
    nomination = db.session.get_one(Nomination, world.ids["nomination_id"])
    nomination.nominated_by, nomination.by_student = world.people[Role.STUDENT], True


def _draft_round(world: World) -> None:
    db.session.get_one(AwardRound, world.ids["round_id"]).state = RoundState.DRAFT


PREPARED: dict[str, Callable[[World], None]] = {
    "awards.nomination_create": _nominating,
    "awards.nomination_edit": _nominating,
    "awards.own_nomination_create": _students_nominating,
    "awards.own_nomination_edit": _own_nominated,
    "awards.criterion_create": _draft_round,
    "awards.criterion_edit": _draft_round,
}
