"""Asking bases what they take in a year: begun, asked by a link, reminded."""

from collections.abc import Collection
from datetime import date, datetime

from app.base.constraints import refusing
from app.base.errors import NotAllowedError, NotFoundError
from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.extensions import db
from app.joining.confirming import addressee_of
from app.links.rules import Addressee
from app.links.services import remind_many, send_link
from app.links.tasks import LinkTask
from app.plan.services.serving import serve_items
from app.practice.hosting import queries
from app.practice.hosting.enums import IntentState
from app.practice.hosting.errors import BaseArchivedError, NobodyAnsweredError
from app.practice.hosting.models import HostingIntent, HostingYear
from app.practice.permissions import Permission
from app.practice.registry.models import PracticeBase

BATCH = 100  # bases asked in one transaction


def intent_for(base: PracticeBase, year: int, *, actor: Viewer) -> HostingIntent:
    """Return what a base says of a year, begun when nobody has asked yet.

    Raises NotFoundError for a stranger's base, NotAllowedError, BaseArchivedError.
    """
    require_may_answer(base, actor)
    known = queries.find_intent(base.id, year)
    if known:
        return known
    if base.archived_on:
        raise BaseArchivedError
    intent = HostingIntent(base=base, year=year, state=IntentState.ASKED)
    with refusing({}):
        db.session.add(intent)
    return intent


def ask_bases(
    ids: Collection[int],
    *,
    year: int,
    task: LinkTask,
    until: date,
    actor: Viewer,
    now: datetime,
    today: date,
) -> int:
    """Ask those of the bases that have not answered, or remind them; return how many letters.

    Once a day; whoever has no e-mail is asked by phone and answered for by staff.
    Raises NotAllowedError, UntilPastError.
    """
    require(actor, Permission.HOSTING_MANAGE)
    found = db.session.execute(queries.silent_bases(ids, year, not_on=today)).all()
    asked = {intent.id for _base, intent in found if intent}
    waiting = queries.waiting_links(asked, task=task.name)
    letters = 0
    for base, known in found:
        addressee = addressee_of_base(base)
        if not addressee.email:
            continue
        intent = known or intent_for(base, year, actor=actor)
        intent.asked_on = today
        if links := waiting.get(intent.id):
            letters += remind_many(links, actor=actor, now=now, today=today, until=until)
            continue
        _send(task, intent, addressee, until=until, actor=actor, now=now)
        letters += 1
    db.session.flush()
    return letters


def _send(
    task: LinkTask,
    intent: HostingIntent,
    addressee: Addressee,
    *,
    until: date,
    actor: Viewer,
    now: datetime,
) -> None:
    send_link(
        task,
        record=intent,
        addressee=addressee,
        until=until,
        actor=actor,
        now=now,
        today=intent.asked_on or until,
    )


def addressee_of_base(base: PracticeBase) -> Addressee:
    """Return whom to ask of a base: who answers for practice there, else the contact person."""
    for person in base.present:
        if person.email:
            return Addressee(person.name, person.email, person.phone or "")
    return addressee_of(base.organization)


def require_may_answer(base: PracticeBase, actor: Viewer) -> None:
    """Let staff and the base's own people answer; a stranger's base is not found."""
    if actor.can(Permission.HOSTING_MANAGE):
        return
    if not actor.can(Permission.HOSTING_ANSWER):
        raise NotAllowedError
    if base.organization_id not in actor.organization_ids:
        raise NotFoundError


def confirm_year(
    year: int, *, note: str, plan_item_ids: Collection[int], actor: Viewer, today: date
) -> HostingYear:
    """Confirm the registry of bases for a year with its figures of today; again replaces them.

    Raises NobodyAnsweredError, ItemsMissingError.
    """
    require(actor, Permission.HOSTING_MANAGE)
    counts = queries.count_year(year)
    if not counts.answered:
        raise NobodyAnsweredError
    confirmed = queries.find_year(year)
    if confirmed:
        lock(confirmed)
    else:
        confirmed = HostingYear(year=year)
    confirmed.confirmed_on, confirmed.note = today, note
    confirmed.bases, confirmed.answered = counts.bases, counts.answered
    confirmed.seats = counts.seats
    with refusing({}):
        db.session.add(confirmed)
    serve_items(confirmed, plan_item_ids)
    return confirmed
