"""E-mail about rounds: which event is told to whom."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.awards import queries
from app.awards.enums import RoundEvent
from app.awards.models import AwardRound, Nomination
from app.notifications.services import send_to
from app.notifications.texts import absolute_url


@dataclass(frozen=True)
class RoundNotice:
    """A letter of an event: to whom, about what."""

    addresses: Callable[[AwardRound], Iterable[str]]
    template: str
    subject: LazyString


# Events that are told to nobody change nobody's plans: the dashboards show them.
NOTICES: Mapping[RoundEvent, RoundNotice | None] = {
    RoundEvent.EDIT: None,
    RoundEvent.SET_CRITERIA: None,
    RoundEvent.OPEN: None,
    RoundEvent.NOMINATE: None,
    RoundEvent.START_SCORING: RoundNotice(
        lambda _round: queries.addresses_of_members(),
        "awards/letters/scoring_started.txt",
        _l("Оцените кандидатуры"),
    ),
    RoundEvent.SCORE: None,
    RoundEvent.ASSIGN: None,
    RoundEvent.END_SCORING: None,
    RoundEvent.DECIDE: None,
    RoundEvent.CLOSE: RoundNotice(
        queries.addresses_of_thanked,
        "awards/letters/round_closed.txt",
        _l("Вам благодарственное письмо"),
    ),
}


def tell_of(event: RoundEvent, round_: AwardRound, *, now: datetime) -> int:
    """Write to everybody whom an event concerns; return how many letters were queued."""
    notice = NOTICES[event]
    if notice is None:
        return 0
    return send_to(
        notice.addresses(round_),
        subject=f"{notice.subject}: {round_.title}",
        template=notice.template,
        now=now,
        round=round_,
        url=absolute_url("awards.round_detail", round_id=round_.id),
        dashboard=absolute_url("web.dashboard"),
    )


def tell_of_return(nomination: Nomination, *, now: datetime) -> int:
    """Tell whoever nominated what is missing; return how many letters were queued."""
    return send_to(
        queries.addresses_of_users([nomination.nominated_by_id]),
        subject=_("Кандидатуру нужно доработать: %(title)s", title=nomination.round.title),
        template="awards/letters/nomination_returned.txt",
        now=now,
        round=nomination.round,
        reason=nomination.return_reason,
        url=absolute_url(
            "awards.own_nomination_edit" if nomination.by_student else "awards.nomination_detail",
            nomination_id=nomination.id,
        ),
    )


def call_to_score(round_: AwardRound, addresses: Iterable[str], *, now: datetime) -> int:
    """Tell members called while scoring lasts; return how many letters were queued."""
    return send_to(
        addresses,
        subject=_("Вас просят оценить кандидатуры: %(title)s", title=round_.title),
        template="awards/letters/scoring_called.txt",
        now=now,
        round=round_,
        url=absolute_url("awards.sheet_next", round_id=round_.id),
    )


def remind_of_scoring(round_: AwardRound, addresses: Iterable[str], *, now: datetime) -> int:
    """Remind members of what they are to score; return how many letters were queued."""
    return send_to(
        sorted(addresses),
        subject=_("Напоминание об оценке: %(title)s", title=round_.title),
        template="awards/letters/scoring_reminder.txt",
        now=now,
        round=round_,
        url=absolute_url("awards.sheet_next", round_id=round_.id),
    )
