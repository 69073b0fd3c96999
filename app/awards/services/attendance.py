"""Whether enough of the council has scored each nomination, and who is still awaited."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from app.awards import queries, rules
from app.awards.enums import SheetState
from app.awards.models import AwardRound, Nomination
from app.awards.permissions import Permission
from app.awards.queries import CouncilMember, CouncilVerdict
from app.awards.services.tally import taking_part
from app.base.viewer import Viewer, require


@dataclass(frozen=True)
class SheetCount:
    """How many sheets a nomination has and needs, and how many members leave it to the others."""

    nomination: Nomination
    sheets: int
    needed: int
    abstained: int

    @property
    def is_short(self) -> bool:
        """Tell whether the round cannot be closed for the want of sheets."""
        return self.sheets < self.needed


@dataclass(frozen=True)
class AwaitedMember:
    """A council member and how many nominations wait for a word from there."""

    name: str
    left: int


@dataclass(frozen=True)
class Attendance:
    """What the council has said so far, without a single score."""

    counts: list[SheetCount]
    awaited: list[AwaitedMember]
    members: int

    @property
    def ready(self) -> int:
        """Return how many members have judged every nomination."""
        return self.members - len(self.awaited)

    @property
    def short(self) -> list[SheetCount]:
        """Return the nominations with too few sheets."""
        return [count for count in self.counts if count.is_short]

    @property
    def shortfall(self) -> list[str]:
        """Return «Ковальчук М. П. — 1 из 2» for each nomination with too few sheets."""
        return [
            _(
                "%(name)s\u00a0— %(sheets)s из %(needed)s",
                name=one.nomination.mentor.short_name,
                sheets=one.sheets,
                needed=one.needed,
            )
            for one in self.short
        ]


def read_attendance(round_: AwardRound, *, actor: Viewer) -> Attendance:
    """Count the sheets of each nomination against the quorum; for those who close the round."""
    require(actor, Permission.ROUND_MANAGE)
    nominations = taking_part(round_, actor)
    members, verdicts = queries.list_members(), queries.list_verdicts(round_)
    return Attendance(
        counts=[
            _count(one, members, verdicts, quorum=round_.quorum) for one in nominations.values()
        ],
        awaited=_awaited(members, verdicts, nominations),
        members=len(members),
    )


def _count(
    nomination: Nomination,
    members: Iterable[CouncilMember],
    verdicts: Iterable[CouncilVerdict],
    *,
    quorum: int,
) -> SheetCount:
    said = {one.member_id: one.state for one in verdicts if one.nomination_id == nomination.id}
    abstained = {id_ for id_, state in said.items() if state is SheetState.ABSTAINED}
    excused = abstained | {nomination.mentor.user_id}
    able = {one.id for one in members} - excused
    return SheetCount(
        nomination=nomination,
        sheets=len(said.keys() - abstained),
        needed=rules.sheets_needed(quorum, able=len(able)),
        abstained=len(abstained),
    )


def _awaited(
    members: Iterable[CouncilMember],
    verdicts: Iterable[CouncilVerdict],
    nominations: Mapping[int, Nomination],
) -> list[AwaitedMember]:
    said = Counter(one.member_id for one in verdicts if one.nomination_id in nominations)
    return [
        AwaitedMember(one.name, len(nominations) - said[one.id])
        for one in members
        if said[one.id] < len(nominations)
    ]
