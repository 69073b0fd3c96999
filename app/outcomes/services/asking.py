"""Use cases of asking: graduates and employers by a link, whoever can be written to."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from app.base.identity import fold
from app.base.viewer import Viewer, require
from app.extensions import db
from app.joining.confirming import addressee_of
from app.links.rules import Addressee
from app.links.services import send_link
from app.links.tasks import LinkTask
from app.outcomes.enums import OutcomeSource
from app.outcomes.errors import EmployerChangedError, EmployerNeededError
from app.outcomes.models import GraduateOutcome
from app.outcomes.permissions import Permission
from app.outcomes.queries import asking as queries
from app.outcomes.queries.asking import OutcomeAskedOf, find_organization_called
from app.outcomes.rules import FactTerms
from app.outcomes.services.statements import hear


def ask_graduates(
    task: LinkTask,
    ids: Sequence[int],
    *,
    until: date,
    actor: Viewer,
    now: datetime,
    today: date,
) -> int:
    """Send graduates of open days a link; return how many letters there are.

    Raises UntilPastError, NotAllowedError. Who has no e-mail is passed over.
    """
    require(actor, Permission.OUTCOME_MANAGE)
    ready = queries.graduates_to_ask(ids).ready
    return _send(task, ready, _graduate, until, actor, now, today)


def ask_employers(
    task: LinkTask,
    ids: Sequence[int],
    *,
    until: date,
    actor: Viewer,
    now: datetime,
    today: date,
) -> int:
    """Send employers of the cluster a link to confirm; return how many letters there are.

    Raises UntilPastError, NotAllowedError. Without the graduate's consent to the transfer of the
    name nobody is asked.
    """
    require(actor, Permission.OUTCOME_MANAGE)
    ready = employers_to_ask(ids).ready
    return _send(task, ready, _employer, until, actor, now, today)


def employers_to_ask(ids: Sequence[int]) -> OutcomeAskedOf:
    """Tell apart whom a letter reaches: the employer of a named graduate with an e-mail."""
    found = queries.employers_to_ask(ids)
    ready = [one for one in found.ready if _employer(one).email]
    return replace(found, ready=ready, mute=len(found.ready) - len(ready))


def hear_employer(
    outcome: GraduateOutcome,
    *,
    works: bool,
    terms: FactTerms,
    asked: str,
    actor: Viewer,
    now: datetime,
) -> None:
    """Keep what an employer says; raises EmployerChangedError when another one is meant by now."""
    if outcome.organization is None or _employer(outcome).email != asked:
        raise EmployerChangedError
    said = replace(terms, organization_id=outcome.organization_id) if works else FactTerms("")
    hear(outcome, terms=said, source=OutcomeSource.EMPLOYER, actor=actor, now=now)


def terms_of_graduate(values: Mapping[str, Any]) -> FactTerms:
    """Return what a graduate said; a name that an organization of the cluster has is it.

    Raises EmployerNeededError: who works says where.
    """
    name = values.get("employer_name") or ""
    if values["category"] == "job" and not name:
        raise EmployerNeededError(field="employer_name")
    organization_id = find_organization_called(fold(name)) if name else None
    since = values.get("since")
    return FactTerms(
        values["category"],
        organization_id=organization_id,
        employer_name="" if organization_id else name,
        employer_town="" if organization_id else values.get("employer_town") or "",
        employer_region="" if organization_id else values.get("employer_region") or "",
        post=values.get("post") or "",
        by_speciality=values.get("by_speciality"),
        since=date.fromisoformat(since) if isinstance(since, str) else since,
    )


def _graduate(outcome: GraduateOutcome) -> Addressee:
    student = outcome.student
    email = student.contact_email or ""
    return Addressee(student.full_name, email, student.phone or "", student.user_id, student.id)


def _employer(outcome: GraduateOutcome) -> Addressee:
    return addressee_of(outcome.organization) if outcome.organization else Addressee("")


def _send(
    task: LinkTask,
    ready: Sequence[GraduateOutcome],
    whom: Any,
    until: date,
    actor: Viewer,
    now: datetime,
    today: date,
) -> int:
    for one in ready:
        send_link(
            task,
            record=one,
            addressee=whom(one),
            until=until,
            actor=actor,
            now=now,
            today=today,
        )
        one.asked_on = today
    db.session.flush()
    return len(ready)
