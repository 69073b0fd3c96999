"""Thanks to those who took part in a fair: a numbered letter to each, once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import gettext as _

from app.base.locks import lock
from app.base.typography import day
from app.base.viewer import Viewer, require
from app.documents.fair_forms import FAIR_THANKS
from app.documents.models import Paper
from app.documents.queries import papers_of
from app.documents.services.numbers import take_numbers
from app.documents.services.papers import draft_paper, issue_paper
from app.documents.signatories import college_signature
from app.documents.snapshot import Snapshot, take_snapshot
from app.jobfair.models import Fair
from app.jobfair.permissions import Permission
from app.jobfair.placement import letters
from app.jobfair.placement.errors import NobodyToThankError
from app.jobfair.placement.rules import check_over
from app.jobfair.queries.many import reached_among
from app.jobfair.venue.models import FairParticipant
from app.jobfair.venue.queries.participants import list_confirmed


@dataclass(frozen=True)
class ThanksAhead:
    """Whom the next press thanks, and how many of them no letter reaches."""

    participants: Sequence[FairParticipant]
    thanked: int
    without_letter: int


def thanks_ahead(fair: Fair) -> ThanksAhead:
    """Say whom thanks would reach, before they are sent."""
    everybody = list_confirmed(fair)
    done = papers_of(everybody, kind=FAIR_THANKS.name)
    ahead = [one for one in everybody if one.id not in done]
    reached = reached_among({one.organization_id for one in ahead})
    without = sum(one.organization_id not in reached for one in ahead)
    return ThanksAhead(ahead, len(done), without)


def papers_of_thanks(fair: Fair) -> list[Paper]:
    """Return the letters of thanks of a fair, by the names of the organizations."""
    everybody = list_confirmed(fair)
    done = papers_of(everybody, kind=FAIR_THANKS.name)
    return [done[one.id] for one in everybody if one.id in done]


def proposed_reason(fair: Fair) -> str:
    """Return the words a letter begins with; staff corrects them."""
    return _(
        "Благодарим вас за участие в ярмарке вакансий «%(fair)s» %(day)s и внимание к выпускникам "
        "колледжа. Надеемся на дальнейшее сотрудничество.",
        fair=fair.title,
        day=day(fair.held_on),
    )


def thank_participants(
    fair: Fair, *, reason: str, actor: Viewer, now: datetime, today: date
) -> int:
    """Issue a letter of thanks to each who took part and has none, and send it; return how many.

    Raises FairNotOverError, NobodyToThankError.
    """
    issued = issue_thanks(fair, reason=reason, actor=actor, now=now, today=today)
    letters.thank(fair, [participant for participant, _paper in issued], reason=reason, now=now)
    return len(issued)


def issue_thanks(
    fair: Fair, *, reason: str, actor: Viewer, now: datetime, today: date
) -> list[tuple[FairParticipant, Paper]]:
    """Issue a letter of thanks to each who took part and has none; nothing is sent.

    Raises FairNotOverError, NobodyToThankError.
    """
    require(actor, Permission.FAIR_MANAGE)
    lock(fair)  # two who press at once thank nobody twice
    check_over(fair.state)
    ahead = thanks_ahead(fair).participants
    if not ahead:
        raise NobodyToThankError
    numbers = take_numbers(FAIR_THANKS.name, today.year, count=len(ahead))
    issued = []
    for participant, number in zip(ahead, numbers, strict=True):
        paper = draft_paper(
            participant,
            _snapshot(participant, reason, number=str(number), on=today),
            number=str(number),
            serial=number,
            parties=participant.organization.short_name,
            actor=actor,
            now=now,
        )
        issued.append((participant, issue_paper(paper)))
    return issued


def _snapshot(participant: FairParticipant, reason: str, *, number: str, on: date) -> Snapshot:
    values = {
        "number": number,
        "date": on,
        "recipient_name": participant.organization.short_name,
        "salutation": _("Уважаемые коллеги!"),
        "reason": reason,
        **college_signature(on),
    }
    return take_snapshot(FAIR_THANKS, values, date=on)
