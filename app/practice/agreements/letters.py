"""The letters of agreements: to the organization, by event; the college sees its dashboard."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from app.accounts.queries import addresses_of_organization
from app.notifications.enums import LetterPurpose
from app.notifications.services import send_to
from app.notifications.texts import absolute_url
from app.practice.agreements.enums import AgreementEvent
from app.practice.agreements.models import AgreementEdition, PracticeAgreement


class AgreementNotice(NamedTuple):
    """A letter; «%(number)s» in its subject is the agreement's number."""

    template: str
    subject: LazyString


_SIGNED = AgreementNotice("signed", _l("Договор о практике %(number)s подписан"))
_AMENDED = AgreementNotice("amended", _l("Договор о практике %(number)s изменён"))
_ENDED = AgreementNotice("ended", _l("Договор о практике %(number)s расторгнут"))
_DROPPED = AgreementNotice("ended", _l("Проект договора о практике %(number)s отменён"))
_EXPIRING = AgreementNotice("expiring", _l("Заканчивается договор о практике %(number)s"))
NOTICES: Mapping[AgreementEvent, AgreementNotice] = {
    AgreementEvent.SIGN: _SIGNED,
    AgreementEvent.AMEND: _AMENDED,
    AgreementEvent.EXTEND: _AMENDED,
    AgreementEvent.TERMINATE: _ENDED,
}


def tell(event: AgreementEvent, edition: AgreementEdition, *, now: datetime) -> None:
    """Write to the organization what happened to its agreement."""
    notice = NOTICES[event]
    if event is AgreementEvent.TERMINATE and edition.agreement.signed_on is None:
        notice = _DROPPED
    _write(notice, edition.agreement, now=now, edition=edition)


def remind(agreement: PracticeAgreement, *, now: datetime) -> None:
    """Tell the organization that its agreement ends soon."""
    _write(_EXPIRING, agreement, now=now, purpose=LetterPurpose.REMINDER)


def _write(
    notice: AgreementNotice, agreement: PracticeAgreement, *, now: datetime, **context: Any
) -> None:
    send_to(
        addresses_of_organization(agreement.organization),
        subject=str(notice.subject) % {"number": agreement.number},
        template=f"practice/agreements/letters/{notice.template}.txt",
        now=now,
        agreement=agreement,
        link=absolute_url("practice.agreement_detail", agreement_id=agreement.id),
        **context,
    )
