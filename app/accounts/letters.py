"""The letters accounts write."""

from collections.abc import Sequence
from datetime import datetime

from flask_babel import gettext as _

from app.accounts.handover import WaitingWork
from app.accounts.models import FurtherHat, User
from app.notifications.enums import LetterPurpose
from app.notifications.services import queue_letter
from app.notifications.texts import absolute_url, render_text


def invitation_url(secret: str) -> str:
    """Return the address at which an invited person sets a password."""
    return absolute_url("accounts.invitation_accept", secret=secret)


def write_invitation(user: User, *, secret: str, inviter: str, now: datetime) -> None:
    """Queue the letter that lets a person in for the first time."""
    link = invitation_url(secret)
    queue_letter(
        to=user.email,
        subject=_("Приглашение на сайт кластера"),
        body=render_text("accounts/letters/invitation.txt", user=user, inviter=inviter, link=link),
        purpose=LetterPurpose.INVITATION,
        secret=link,
        now=now,
    )


def write_password_reset(user: User, *, secret: str, now: datetime) -> None:
    """Queue the letter with the link to a new password."""
    link = absolute_url("accounts.password_reset", secret=secret)
    queue_letter(
        to=user.email,
        subject=_("Новый пароль для сайта кластера"),
        body=render_text("accounts/letters/password_reset.txt", user=user, link=link),
        purpose=LetterPurpose.PASSWORD_RESET,
        secret=link,
        now=now,
    )


def write_sign_in_link(user: User, *, secret: str, now: datetime) -> None:
    """Queue the letter that lets a person in from a browser that is new to the account."""
    link = absolute_url("accounts.login_by_letter", secret=secret)
    queue_letter(
        to=user.email,
        subject=_("Вход на сайт кластера"),
        body=render_text("accounts/letters/sign_in_link.txt", user=user, link=link),
        purpose=LetterPurpose.SIGN_IN,
        secret=link,
        now=now,
    )


def write_password_changed(user: User, *, now: datetime) -> None:
    """Queue the letter that tells the owner of a change somebody else may have made."""
    queue_letter(
        to=user.email,
        subject=_("Пароль изменён"),
        body=render_text(
            "accounts/letters/password_changed.txt",
            user=user,
            link=absolute_url("accounts.password_forgot"),
        ),
        now=now,
    )


def write_new_hat(user: User, hat: FurtherHat, *, giver: str, now: datetime) -> None:
    """Queue the letter that tells a person of one more role."""
    queue_letter(
        to=user.email,
        subject=_("Новая роль на сайте кластера"),
        body=render_text(
            "accounts/letters/new_hat.txt",
            user=user,
            role=str(hat.role.label).lower(),
            giver=giver,
            link=absolute_url("web.dashboard"),
        ),
        now=now,
    )


def write_handover(user: User, work: Sequence[WaitingWork], *, leaving: str, now: datetime) -> None:
    """Queue the letter that tells a successor what was handed over."""
    queue_letter(
        to=user.email,
        subject=_("Вам переданы дела на сайте кластера"),
        body=render_text(
            "accounts/letters/handover.txt",
            user=user,
            leaving=leaving,
            lines=[f"{one.kind.title}: {len(one.records)}" for one in work],
            link=absolute_url("web.dashboard"),
        ),
        now=now,
    )
