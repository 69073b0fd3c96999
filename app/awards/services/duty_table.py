"""The table of who scores what, as staff read it: nobody's scores."""

from dataclasses import dataclass

from app.accounts.models import User
from app.awards.enums import ConflictKind, SheetState
from app.awards.models import Nomination
from app.awards.services.bench import Docket


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


def lines_of(docket: Docket) -> list[DutyLine]:
    """Return the nominations of a round with their members, by the mentors' names."""
    nominations, judges = docket.bench.nominations, docket.bench.judges
    conflicts = docket.bench.excluded
    said = {(one.nomination_id, one.member_id): one.state for one in docket.verdicts}
    marks: dict[int, list[DutyMark]] = {key: [] for key in nominations}
    for duty in docket.duties:
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
