"""What the college says of the cluster and of itself."""

from datetime import datetime
from hashlib import sha256

from sqlalchemy import inspect

from app.base.locks import lock
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.extensions import db
from app.settings import queries
from app.settings.emblems import read_emblem
from app.settings.models import ClusterSettings, Emblem, OrganizationLetterhead
from app.settings.permissions import Permission
from app.settings.rules import (
    ClusterTerms,
    CollegeTerms,
    FairRuleTerms,
    PracticeRuleTerms,
    check_college,
)


def edit_cluster(settings: ClusterSettings, *, terms: ClusterTerms, actor: Viewer) -> None:
    """Change what the cluster is called, where it is and its clock."""
    require(actor, Permission.SETTINGS_MANAGE)
    _save(settings, terms)


def edit_college(settings: ClusterSettings, *, terms: CollegeTerms, actor: Viewer) -> None:
    """Change names, requisites and contacts; raises SettingsRequisitesError."""
    require(actor, Permission.SETTINGS_MANAGE)
    check_college(terms)
    _save(settings, terms)


def edit_practice_rules(
    settings: ClusterSettings, *, terms: PracticeRuleTerms, actor: Viewer
) -> None:
    """Say whether a seat of practice outside of a signed agreement is refused."""
    require(actor, Permission.SETTINGS_MANAGE)
    _save(settings, terms)


def edit_fair_rules(settings: ClusterSettings, *, terms: FairRuleTerms, actor: Viewer) -> None:
    """Say after how many days an employer is asked whether a vacancy still stands."""
    require(actor, Permission.SETTINGS_MANAGE)
    _save(settings, terms)


def set_emblem(settings: ClusterSettings, *, data: bytes, actor: Viewer, now: datetime) -> None:
    """Put the college's emblem on its papers and pages; raises BadEmblemError."""
    require(actor, Permission.SETTINGS_MANAGE)
    digest = store_emblem(data, now=now)
    _lock_known(settings)
    settings.emblem_digest = digest
    _flushed(settings)


def remove_emblem(settings: ClusterSettings, *, actor: Viewer) -> None:
    """Take the emblem away; papers that were issued with it keep it."""
    require(actor, Permission.SETTINGS_MANAGE)
    _lock_known(settings)
    settings.emblem_digest = None
    _flushed(settings)


def store_emblem(data: bytes, *, now: datetime) -> str:
    """Keep a picture and return its digest; the same picture is kept once.

    Raises BadEmblemError.
    """
    content, media_type = read_emblem(data)
    digest = sha256(content).hexdigest()
    if queries.find_emblem(digest) is None:
        db.session.add(
            Emblem(digest=digest, media_type=media_type, content=content, created_at=now)
        )
        db.session.flush()
    return digest


def use_emblem(letterhead: OrganizationLetterhead, *, data: bytes | None, now: datetime) -> None:
    """Put a picture on an organization's letterhead, None to leave what is there."""
    if data:
        letterhead.emblem_digest = store_emblem(data, now=now)


Terms = ClusterTerms | CollegeTerms | PracticeRuleTerms | FairRuleTerms


def _save(settings: ClusterSettings, terms: Terms) -> None:
    _lock_known(settings)
    assign(settings, terms)
    _flushed(settings)


def _lock_known(settings: ClusterSettings) -> None:
    if inspect(settings).persistent:
        lock(settings)


def _flushed(settings: ClusterSettings) -> None:
    # Of two who save the first settings at once, the second breaks the key: a 409.
    db.session.add(settings)
    db.session.flush()
    queries.forget_kept()
