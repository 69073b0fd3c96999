"""Whether enough of the council has scored each nomination, and who is still awaited."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from app.awards import queries, rules
from app.awards.enums import SheetState
from app.awards.models import AwardRound, Nomination
from app.awards.queries import CouncilMember, CouncilVerdict
from app.awards.services.bench import Bench, Docket, read_docket
from app.base.viewer import Viewer


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
    def is_complete(self) -> bool:
        """Tell whether everybody asked has spoken and no nomination lacks a sheet.

        Until then nobody learns the ranking: there is still somebody it could sway.
        """
        return not self.awaited and not self.short

    @property
    def sheets(self) -> int:
        """Return how many sheets count so far."""
        return sum(one.sheets for one in self.counts)

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
    return count_attendance(read_docket(round_, actor=actor))


def count_attendance(docket: Docket) -> Attendance:
    """Count the sheets of each nomination against the quorum."""
    round_, members = docket.round, queries.list_members()
    wanted = {one.nomination_id for one in docket.duties if one.is_extra}
    quorum = rules.members_each(round_.quorum) if round_.assignment_seed else round_.quorum
    said: dict[int, dict[int, SheetState]] = {key: {} for key in docket.bench.nominations}
    for one in docket.verdicts:
        said[one.nomination_id][one.member_id] = one.state
    return Attendance(
        counts=[
            _count(one, docket.bench, said[one.id], quorum=quorum + (one.id in wanted))
            for one in docket.bench.nominations.values()
        ],
        awaited=_awaited(members, docket.verdicts, _asked(docket)),
        members=len(members),
    )


def _count(
    nomination: Nomination, bench: Bench, said: Mapping[int, SheetState], *, quorum: int
) -> SheetCount:
    abstained = {id_ for id_, state in said.items() if state is SheetState.ABSTAINED}
    conflicts = bench.excluded[nomination.id].keys()
    able = set(bench.members) - abstained - conflicts
    return SheetCount(
        nomination=nomination,
        sheets=len(said.keys() - abstained - conflicts),
        needed=rules.sheets_needed(quorum, able=len(able)),
        abstained=len(abstained),
    )


def _asked(docket: Docket) -> dict[int, set[int]]:
    """Return whom each member may and is to score: those drawn, in a round of old everybody."""
    round_, bench = docket.round, docket.bench
    asked: dict[int, set[int]] = {one: set() for one in bench.members}
    if round_.assignment_seed:
        waited = (one for one in docket.duties if not rules.is_excused(one.assigned_at, round_))
        pairs = [(one.member_id, one.nomination_id) for one in waited]
    elif rules.is_excused(None, round_):
        pairs = []
    else:
        pairs = [(member, key) for member in bench.members for key in bench.nominations]
    for member, key in pairs:
        if member in asked and member not in bench.excluded[key]:
            asked[member].add(key)
    return asked


def _awaited(
    members: Iterable[CouncilMember],
    verdicts: Iterable[CouncilVerdict],
    asked: Mapping[int, set[int]],
) -> list[AwaitedMember]:
    said = {(one.member_id, one.nomination_id) for one in verdicts}
    left = {one.id: sum((one.id, key) not in said for key in asked[one.id]) for one in members}
    return [AwaitedMember(one.name, left[one.id]) for one in members if left[one.id]]
