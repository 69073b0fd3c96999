"""Work for the worker: letters leave here."""

import logging
from datetime import datetime

from flask import current_app

from app.base.transactions import transaction
from app.extensions import db
from app.notifications import queries, services
from app.notifications.transport import (
    LetterDelayedError,
    LetterRefusedError,
    MailAwayError,
    Mailer,
    compose,
    read_mail_url,
)

log = logging.getLogger(__name__)


def send_due_letters(now: datetime) -> int:
    """Send what is due and return how many letters left; 0 without a mail server.

    Each letter is claimed and noted in transactions of its own, and none is open while the
    mail server is talked to. Several workers may run this at once. A server that is away
    leaves everything waiting.
    """
    if not current_app.config["MAIL_URL"]:
        return 0
    sent = 0
    with Mailer(read_mail_url(current_app.config["MAIL_URL"])) as mailer:
        try:
            for letter_id in queries.list_due_ids(now):
                sent += _deliver(mailer, letter_id, now)
        except MailAwayError as error:
            log.warning("the mail server does not take letters: %s", error)
    return sent


def _deliver(mailer: Mailer, letter_id: int, now: datetime) -> bool:
    """Send one letter; whatever is wrong with it alone is its own failure and stops no other."""
    with transaction():
        if not services.claim_letter(letter_id, now=now):
            return False
    try:
        letter = queries.get_letter(letter_id)
        message = compose(letter, sender=current_app.config["MAIL_SENDER"])
        db.session.rollback()  # no transaction is open while the server is talked to
        mailer.send(message)
    except LetterRefusedError as error:
        with transaction():
            services.give_up_letter(queries.get_letter(letter_id), error=str(error))
        return False
    except (LetterDelayedError, MailAwayError) as error:
        with transaction():
            services.postpone_letter(queries.get_letter(letter_id), error=str(error), now=now)
        if isinstance(error, MailAwayError):
            raise
        return False
    with transaction():
        services.mark_sent(queries.get_letter(letter_id), now=now)
    return True
