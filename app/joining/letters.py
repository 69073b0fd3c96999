"""The letters about requests to take part."""

from datetime import datetime

from flask_babel import gettext as _

from app.joining import queries
from app.joining.models import JoinRequest
from app.notifications.services import send_to
from app.notifications.texts import absolute_url


def write_receipt(request: JoinRequest, *, now: datetime) -> None:
    """Tell the asker that the request is here."""
    send_to(
        [request.email],
        subject=_("Заявка на участие в кластере получена"),
        template="joining/letters/receipt.txt",
        now=now,
        request=request,
    )


def write_to_answerers(request: JoinRequest, *, now: datetime) -> None:
    """Tell everybody who may answer that somebody asks."""
    send_to(
        queries.addresses_of_answerers(),
        subject=_("Новая заявка на участие: %(name)s", name=request.name),
        template="joining/letters/asked.txt",
        now=now,
        request=request,
        link=absolute_url("joining.request_detail", join_request_id=request.id),
    )


def write_refusal(request: JoinRequest, *, now: datetime) -> None:
    """Tell the asker that the answer is no, and why."""
    send_to(
        [request.email],
        subject=_("Ответ на заявку на участие в кластере"),
        template="joining/letters/declined.txt",
        now=now,
        request=request,
    )
