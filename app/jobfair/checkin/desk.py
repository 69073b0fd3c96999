"""What a check-in page asks of one sending: the entries taken, and the words for each."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from app.base import clock
from app.base.viewer import Viewer
from app.jobfair.checkin.rules import ScanTerms
from app.jobfair.checkin.services.scans import take_scans
from app.jobfair.checkin.wording import told
from app.jobfair.models import Fair
from app.jobfair.venue.models import FairParticipant
from app.privacy.shown import reveal


def take(
    fair: Fair,
    scans: Sequence[ScanTerms],
    *,
    device_now: datetime,
    stand: FairParticipant | None,
    actor: Viewer,
) -> list[dict[str, Any]]:
    """Take the entries of a device and say what became of each, in its order."""
    taken = take_scans(
        fair,
        scans,
        device_now=device_now,
        stand=stand,
        actor=actor,
        now=clock.now(),
        today=clock.today(),
    )
    reveal((one.holder.student for one in taken if one.holder and one.holder.student), to=actor)
    codes = {one.key: one.code or "" for one in scans}
    return [told(one, to=actor, code=codes[one.key]) for one in taken]


def words_of(one: Mapping[str, Any]) -> str:
    """Return an answer as one message."""
    return f"{one['title']}. {one['detail']}"
