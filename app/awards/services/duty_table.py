"""The table of who scores what, as staff read it: nobody's scores."""

from dataclasses import dataclass

from app.accounts.models import User
from app.awards import queries
from app.awards.enums import ConflictKind, SheetState
from app.awards.models import AwardRound, Nomination
from app.awards.permissions import Permission
from app.awards.services.bench import taking_part
from app.base.viewer import Viewer, require


@dataclass(frozen=True)
class DutyMark:
    """A member who is to score a nomination; `state` is None before any word."""

    name: str
    is_extra: bool
    state: SheetState | None
    conflict: ConflictKind | None


@dataclass(frozen=True)
class DutyLine:
    """A nomination, who scores it, and who may not."""

    nomination: Nomination
    marks: list[DutyMark]
    excluded: list[tuple[str, ConflictKind]]
    able: int


def read_duties(round_: AwardRound, *, actor: Viewer) -> list[DutyLine]:
    """Return the nominations of a round with their members, by the mentors' names."""
    require(actor, Permission.ROUND_MANAGE)
    nominations, judges = taking_part(round_, actor), queries.list_judges()
    conflicts = queries.conflicts_of(nominations.values(), judges)
    said = {(one.nomination_id, one.member_id): one.state for one in queries.list_verdicts(round_)}
    marks: dict[int, list[DutyMark]] = {key: [] for key in nominations}
    for duty in queries.list_duties(round_):
        state = said.get((duty.nomination_id, duty.member_id))
        kind = conflicts[duty.nomination_id].get(duty.member_id)
        mark = DutyMark(duty.member.display_name, duty.is_extra, state, kind)
        marks[duty.nomination_id].append(mark)
    lines = ((one, conflicts[one.id]) for one in nominations.values())
    return [
        DutyLine(one, marks[one.id], _excluded(judges, found), len(judges) - len(found))
        for one, found in lines
    ]


def _excluded(judges: list[User], found: dict[int, ConflictKind]) -> list[tuple[str, ConflictKind]]:
    return [(one.display_name, found[one.id]) for one in judges if one.id in found]
