"""Selecting by the published rules, and the step from a selected application to a draft."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from app.base.locks import lock, lock_rows, lock_unchanged
from app.base.viewer import Viewer, require
from app.contracts.models import TargetContract
from app.contracts.offers import letters, queries, rules
from app.contracts.offers.enums import (
    TargetApplicationEvent,
    TargetApplicationState,
    TargetOfferEvent,
    TargetRefusal,
)
from app.contracts.offers.errors import HasDraftError, SelectionChangedError
from app.contracts.offers.models import TargetApplication, TargetOffer
from app.contracts.offers.ordering import TargetApplicant, lottery_key, order_applicants
from app.contracts.offers.rules import OFFER_MOVES
from app.contracts.permissions import Permission
from app.contracts.rules import EDITABLE
from app.contracts.services.contracts import draft_contract
from app.contracts.support.enums import SupportKind, SupportPeriod
from app.contracts.support.rules import SupportTerms
from app.contracts.terms import ContractTerms
from app.extensions import db

A = TargetApplicationState


@dataclass(frozen=True)
class TargetSelection:
    """What selecting today would do; `seen` is the list in a few letters."""

    selected: Sequence[TargetApplication]
    reserve: Sequence[TargetApplication]
    refused: Sequence[tuple[TargetApplication, TargetRefusal]]
    seen: str

    @property
    def ordered(self) -> list[TargetApplication]:
        """The applications that were compared, in their order."""
        return [*self.selected, *self.reserve]


@dataclass(frozen=True)
class TargetDraftTerms:
    """What the draft of a contract says beyond its offer and its application."""

    drafted_on: date
    training_until: date
    plan_item_ids: Sequence[int]
    number: str = ""


def preview_selection(offer: TargetOffer) -> TargetSelection:
    """Return what the published rules say today; nothing is changed."""
    found = list(db.session.scalars(queries.applications_of(offer, A.APPLIED)))
    return _select(offer, found)


def select_applicants(
    offer: TargetOffer, *, seen: str, actor: Viewer, today: date, now: datetime
) -> TargetSelection:
    """Select by the published rules, put the rest into the reserve, write to all.

    `seen` is the preview's: raises SelectionChangedError when the list is another one by now,
    MoveNotAllowedError when somebody has selected already.
    """
    lock_unchanged(offer)
    after = OFFER_MOVES.after(TargetOfferEvent.SELECT, offer.state, rules.sides_of(offer, actor))
    selection = _select(offer, lock_rows(queries.applications_of(offer, A.APPLIED)))
    if selection.seen != seen:
        raise SelectionChangedError
    for place, one in enumerate(selection.ordered, 1):
        one.place = place
        one.state = A.SELECTED if place <= len(selection.selected) else A.RESERVE
    for one, refusal in selection.refused:
        one.state, one.refusal = A.REFUSED, refusal
    offer.state, offer.selected_on = after, today
    offer.taken, offer.ranked = len(selection.selected), len(selection.ordered)
    db.session.flush()
    letters.tell_customer(offer, TargetOfferEvent.SELECT, now=now)
    letters.tell_applicants([*selection.ordered, *(one for one, _ in selection.refused)], now=now)
    return selection


def draft_by_application(
    application: TargetApplication, *, terms: TargetDraftTerms, actor: Viewer, today: date
) -> TargetContract:
    """Write the draft of a contract with all that offer and application say.

    Raises MoveNotAllowedError, NotOpenError, HasDraftError and what draft_contract raises.
    """
    require(actor, Permission.CONTRACT_MANAGE)
    lock(application.offer, shared=True)
    lock(application)
    sides = rules.sides_over(application.offer, application.student.user_id, actor)
    event = TargetApplicationEvent.DRAFT
    rules.application_after(event, application.state, application.offer, sides)
    if queries.has_living_contract(application):
        raise HasDraftError
    contract = draft_contract(terms=_contract_terms(application, terms), actor=actor, today=today)
    application.contract = contract
    tell_portal(application)
    db.session.flush()
    return contract


def applicant_of(application: TargetApplication) -> TargetApplicant:
    """Return an application as the order reads it."""
    return TargetApplicant(
        id=application.id,
        key=lottery_key(application.student_id),
        average_mark=application.average_mark,
        lives_in_town=application.lives_in_town,
        practised=application.practised,
    )


def tell_portal(application: TargetApplication) -> None:
    """Write what the state portal says into the contract of an application, unless it is signed.

    The caller holds the application's offer.
    """
    contract, offer = application.contract, application.offer
    if contract is None or contract.state not in EDITABLE:
        return
    contract.portal_offer_number = offer.offer_number
    contract.portal_offer_on = offer.offer_published_on
    contract.portal_application_on = application.applied_on
    contract.portal_result_on = offer.result_published_on


def _contract_terms(application: TargetApplication, terms: TargetDraftTerms) -> ContractTerms:
    offer = application.offer
    return ContractTerms(
        number=terms.number,
        organization_id=offer.organization_id,
        student_id=application.student_id,
        plan_item_ids=terms.plan_item_ids,
        drafted_on=terms.drafted_on,
        training_until=terms.training_until,
        work_years=offer.work_years,
        employer_id=offer.employer_id,
        position=offer.position,
        work_town=offer.works_at.town,
        work_place=offer.work_place,
        support=_support(offer),
    )


def _support(offer: TargetOffer) -> list[SupportTerms]:
    measures = []
    if offer.monthly_sum:
        paid = SupportKind.MONTHLY_PAYMENT
        measures.append(SupportTerms(paid, amount=offer.monthly_sum, period=SupportPeriod.MONTHLY))
    if offer.support_text:
        measures.append(SupportTerms(SupportKind.OTHER, text=offer.support_text))
    return measures


def _select(offer: TargetOffer, applications: Sequence[TargetApplication]) -> TargetSelection:
    by_id = {one.id: one for one in applications}
    bound = queries.bound_students([one.student_id for one in applications])
    refused = [(one, why) for one in applications if (why := _barred(offer, one, bound))]
    out = {one.id for one, _ in refused}
    ranked = order_applicants(
        (applicant_of(one) for one in applications if one.id not in out),
        rules.rules_of(offer),
        offer.seed_text,
    )
    ordered = [by_id[one.applicant.id] for one in ranked]
    return TargetSelection(
        ordered[: offer.seats], ordered[offer.seats :], refused, _digest(ordered, refused)
    )


def _barred(
    offer: TargetOffer, application: TargetApplication, bound: frozenset[int]
) -> TargetRefusal | None:
    if application.student_id in bound:
        return TargetRefusal.IN_FORCE
    if not rules.may_take(application.student.state, takes_outside=offer.takes_outside):
        return TargetRefusal.NOT_STUDYING
    return None


def _digest(
    ordered: Sequence[TargetApplication],
    refused: Sequence[tuple[TargetApplication, TargetRefusal]],
) -> str:
    said = [str(one.id) for one in ordered] + [f"{one.id}:{why}" for one, why in refused]
    return sha256(" ".join(said).encode()).hexdigest()[:16]
