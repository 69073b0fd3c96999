"""Use cases of ordered lists: a student's wishes, an employer's preference among the selected."""

from collections.abc import Sequence
from datetime import date
from itertools import zip_longest

from flask_babel import gettext as _

from app.base.errors import NotAllowedError, StaleRecordError
from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.extensions import db
from app.jobfair import rules, stages
from app.jobfair.candidates.queries.ranking import list_ranked, list_selected
from app.jobfair.candidates.rules import check_order
from app.jobfair.candidates.services.profiles import require_own
from app.jobfair.enums import MAX_RANK, FairParty
from app.jobfair.models import Fair, FairApplication, Vacancy
from app.jobfair.permissions import Permission
from app.jobfair.services.steps import lock_applications
from app.students.models import Student


def rank_applications(
    student: Student,
    fair: Fair,
    *,
    order: Sequence[int],
    read: Sequence[int],
    actor: Viewer,
    today: date,
) -> None:
    """Keep a student's order of the open applications; `read` is the one that was on the page.

    Raises WishesClosedError, FairNotRunningError, OrderChangedError, and StaleRecordError with
    both orders when another window or a letter changed the list meanwhile.
    """
    require_own(student, actor)
    lock(student)
    lock(fair, shared=True)
    rules.check_running(fair.state)
    stages.check_wishes(fair, fair.state, today=today)
    known = list_ranked(student, fair)
    _check_read(read, order, {one.id: one.vacancy.title for one in known})
    for application in lock_applications(known):
        rank = order.index(application.id) + 1
        application.rank = rank if rank <= MAX_RANK else None
    db.session.flush()


def prefer_applicants(
    vacancy: Vacancy, *, order: Sequence[int], read: Sequence[int], actor: Viewer
) -> None:
    """Keep in which order an employer prefers those asked to a talk; `read` as above.

    Raises FairNotRunningError, OrderChangedError, StaleRecordError.
    """
    require(actor, Permission.OFFER_MAKE)
    party = rules.party_to(actor, organization_id=vacancy.organization_id)
    if party not in {FairParty.STAFF, FairParty.EMPLOYER}:
        raise NotAllowedError
    lock(vacancy.fair, shared=True)
    lock(vacancy)
    rules.check_not_over(vacancy.fair.state)
    known = list_selected(vacancy)
    _check_read(read, order, {one.id: _called(one) for one in known})
    for application in lock_applications(known):
        application.preference = order.index(application.id) + 1
    db.session.flush()


def _called(application: FairApplication) -> str:
    return application.student.shown_name


def _check_read(read: Sequence[int], order: Sequence[int], known: dict[int, str]) -> None:
    """Refuse an order of a list that is another by now: ids in their order with their names."""
    if list(read) != list(known):
        mine = [known.get(id_, "") for id_ in order]
        lines = zip_longest(mine, known.values(), fillvalue="")
        raise StaleRecordError(
            [(_("Место %(rank)d", rank=at), *both) for at, both in enumerate(lines, start=1)]
        )
    check_order(order, known=list(known))
