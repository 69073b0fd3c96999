"""Letters about certificates: the one two months before the end."""

from datetime import datetime

from flask_babel import gettext as _

from app.activities.certificates.models import PersonCertificate
from app.notifications.enums import LetterPurpose
from app.notifications.services import send_to
from app.notifications.texts import absolute_url


def remind(certificate: PersonCertificate, *, now: datetime) -> None:
    """Tell a person that a certificate ends."""
    if certificate.user is None:
        return
    send_to(
        [certificate.user.email],
        subject=_("Истекает срок документа об обучении"),
        template="activities/letters/certificate_ends.txt",
        now=now,
        purpose=LetterPurpose.REMINDER,
        certificate=certificate,
        link=absolute_url("activities.certificate_detail", certificate_id=certificate.id),
    )
