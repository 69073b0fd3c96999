"""A person's own calendar and wishes: nobody changes another's."""

from dataclasses import dataclass
from datetime import datetime
from secrets import token_hex

from flask import current_app

from app.base.constraints import refusing
from app.base.locks import lock
from app.base.viewer import Viewer
from app.extensions import db
from app.plan.diary import queries
from app.plan.diary.models import Diary
from app.plan.diary.rules import digest_of, secret_of
from app.settings.permissions import Permission as SettingsPermission


@dataclass(frozen=True)
class WishTerms:
    """Which letters a person wants; None leaves the letter of the week to the site."""

    wants_reminders: bool
    wants_digest: bool | None = None


def is_digested_by_default(viewer: Viewer) -> bool:
    """Tell whether a person who never chose gets the letter of the week: the head does."""
    return viewer.can(SettingsPermission.SETTINGS_MANAGE)


def wishes_of(diary: Diary | None, viewer: Viewer) -> WishTerms:
    """Return which letters a person gets now, by their choice or by what is usual."""
    digest = diary.wants_digest if diary else None
    return WishTerms(
        wants_reminders=queries.is_reminded(viewer.id),
        wants_digest=is_digested_by_default(viewer) if digest is None else digest,
    )


def make_address(*, actor: Viewer, now: datetime) -> Diary:
    """Give a person an address of their calendar; an earlier one opens nothing from now on."""
    diary = _diary_of(actor)
    nonce = token_hex(16)
    diary.nonce, diary.digest, diary.address_since = nonce, digest_of(secret_for(nonce)), now
    db.session.flush()
    return diary


def revoke_address(*, actor: Viewer) -> None:
    """Let the address of a person's calendar open nothing; none is no fault."""
    diary = queries.find_diary(actor.id)
    if diary:
        lock(diary)
        diary.nonce = diary.digest = diary.address_since = None
        db.session.flush()


def set_wishes(*, terms: WishTerms, actor: Viewer) -> None:
    """Store which letters a person wants."""
    diary = _diary_of(actor)
    diary.wants_reminders, diary.wants_digest = terms.wants_reminders, terms.wants_digest
    db.session.flush()


def secret_for(nonce: str) -> str:
    """Return the secret of an address, made anew from what is stored and the site's own key."""
    return secret_of(nonce, current_app.config["SECRET_KEY"])


def secret_of_diary(diary: Diary | None) -> str | None:
    """Return the secret that opens a person's calendar, None where it cannot be shown.

    After the site got another key the old address still opens, and nobody can print it any more.
    """
    if diary is None or diary.nonce is None:
        return None
    secret = secret_for(diary.nonce)
    return secret if digest_of(secret) == diary.digest else None


def _diary_of(actor: Viewer) -> Diary:
    diary = queries.find_diary(actor.id)
    if diary:
        lock(diary)
        return diary
    diary = Diary(user_id=actor.id, wants_reminders=queries.is_reminded(actor.id))
    with refusing({}):  # of two clicks at once the second is told so
        db.session.add(diary)
        db.session.flush()
    return diary
