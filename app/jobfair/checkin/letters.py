"""Letters with passes."""

from collections.abc import Iterable
from datetime import datetime

from flask_babel import gettext as _

from app.base.typography import day
from app.jobfair.checkin.models import FairPass
from app.jobfair.codes import spell_code
from app.jobfair.models import Fair
from app.notifications.services import send_to
from app.notifications.texts import absolute_url
from app.students.models import Student


def send_passes(fair: Fair, passes: Iterable[tuple[Student, str]], *, now: datetime) -> None:
    """Send each student the pass that was made: where it is shown, and its code."""
    subject = _("Пропуск на ярмарку %(day)s", day=day(fair.held_on))
    link = absolute_url("jobfair.own_pass", fair_id=fair.id)
    for student, code in passes:
        address = student.contact_email
        send_to(
            [address] if address else [],
            subject=subject,
            template="jobfair/letters/fair_pass.txt",
            now=now,
            fair=fair,
            name=student.first_name,
            code=spell_code(code),
            link=link,
        )


def send_to_visitor(made: FairPass, *, now: datetime) -> None:
    """Send a visitor the pass, where the visitor left an address."""
    send_to(
        [made.email] if made.email else [],
        subject=_("Пропуск на ярмарку %(day)s", day=day(made.fair.held_on)),
        template="jobfair/letters/fair_visit.txt",
        now=now,
        fair=made.fair,
        name=made.name,
        code=spell_code(made.code),
        link=absolute_url("jobfair.visit_pass", token=made.token),
    )
