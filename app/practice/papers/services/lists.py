"""Named lists: sent to bases in time, sent again when they are true no more."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.documents.models import Paper
from app.documents.practice_forms import PRACTICE_BASE_LIST
from app.documents.queries import find_paper
from app.documents.services.numbers import take_numbers
from app.documents.services.papers import draft_paper, issue_paper
from app.extensions import db
from app.joining.confirming import addressee_of
from app.links.rules import Addressee
from app.links.services import send_link
from app.links.tasks import LinkTask
from app.practice.models import Placement, PracticePeriod
from app.practice.papers.facts import PeriodFacts, facts_of
from app.practice.papers.lists import snapshot_of_list
from app.practice.papers.models import PracticeBaseList
from app.practice.papers.queries import papers as queries
from app.practice.papers.queries.waiting import bases_to_send
from app.practice.papers.services.issuing import hold_published, roll_of
from app.practice.papers.services.naming import keep_lines
from app.practice.permissions import Permission
from app.practice.registry.models import PracticeBase

ANSWER_WITHIN = timedelta(days=14)


@dataclass(frozen=True)
class SentLists:
    """How many lists were issued, and how many letters leave."""

    lists: int
    letters: int


@dataclass(frozen=True)
class ListReach:
    """Whom the lists will reach, and where a person has to call."""

    lists: int
    letters: int
    silent: tuple[PracticeBase, ...]


def reach_of(period: PracticePeriod) -> ListReach:
    """Return how many letters would leave, and the bases that have no address."""
    bases = queries.bases_by_id(bases_to_send(period)).values()
    found = sorted(bases, key=lambda one: (one.organization.name_key, one.id))
    silent = tuple(one for one in found if not addressee_at(one).email)
    return ListReach(len(found), len(found) - len(silent), silent)


def addressee_at(base: PracticeBase) -> Addressee:
    """Return who gets the list: whom the base named responsible, else the organization."""
    for person in base.present:
        if person.email:
            return Addressee(person.name, person.email, person.phone or "")
    return addressee_of(base.organization)


def send_lists(
    period: PracticePeriod,
    *,
    task: LinkTask | None,
    among: Collection[int] | None = None,
    actor: Viewer,
    now: datetime,
    today: date,
) -> SentLists:
    """Send their lists to the bases that need one, or to some of these; each gets one letter.

    Without a task no letter leaves: the lists are handed over.

    Raises NotPublishedError.
    """
    require(actor, Permission.PAPER_MANAGE)
    hold_published(period)
    waiting = [one for one in bases_to_send(period) if among is None or one in among]
    bases = queries.bases_by_id(waiting)
    facts = facts_of(period, {base.organization_id for base in bases.values()})
    by_base: dict[int, list[Placement]] = {one: [] for one in waiting}
    for placement in queries.placements_of(period):
        if placement.place and placement.place.base_id in by_base:
            by_base[placement.place.base_id].append(placement)
    letters = 0
    for base_id, placements in by_base.items():
        sent = _list_of(period, bases[base_id], today=today)
        _issue(sent, placements, facts, actor=actor, now=now, today=today)
        if task is not None:
            letters += _write(sent, task=task, actor=actor, now=now, today=today)
    return SentLists(len(waiting), letters)


def note_received(sent: PracticeBaseList, *, actor: Viewer, today: date) -> None:
    """Note that a base has its list."""
    require(actor, Permission.PAPER_MANAGE)
    lock(sent)
    sent.received_on = today
    db.session.flush()


def _list_of(period: PracticePeriod, base: PracticeBase, *, today: date) -> PracticeBaseList:
    found = queries.find_list(period, base.id)
    if found is None:
        found = PracticeBaseList(
            period=period, base=base, first_sent_on=today, sent_on=today, is_demo=period.is_demo
        )
        db.session.add(found)
    else:
        lock(found)
        found.sent_on, found.received_on = today, None
    db.session.flush()
    return found


def _issue(
    sent: PracticeBaseList,
    placements: list[Placement],
    facts: PeriodFacts,
    *,
    actor: Viewer,
    now: datetime,
    today: date,
) -> Paper:
    earlier = find_paper(sent, kind=PRACTICE_BASE_LIST.name)
    (number,) = take_numbers(PRACTICE_BASE_LIST.name, today.year, count=1)
    snapshot = snapshot_of_list(
        sent.base, placements, facts, number=str(number), earlier=earlier, on=today
    )
    paper = draft_paper(
        sent,
        snapshot,
        number=str(number),
        serial=number,
        parties=sent.base.name,
        actor=actor,
        now=now,
    )
    issue_paper(paper)
    keep_lines(paper, roll_of(placements))
    return paper


def _write(
    sent: PracticeBaseList, *, task: LinkTask, actor: Viewer, now: datetime, today: date
) -> int:
    """Send the letter with the question whether the list has come; return how many leave."""
    addressee = addressee_at(sent.base)
    until = max(today + ANSWER_WITHIN, sent.period.starts_on)
    send_link(
        task,
        record=sent,
        addressee=addressee,
        until=until,
        actor=actor,
        now=now,
        today=today,
    )
    return int(bool(addressee.email))
