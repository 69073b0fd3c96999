"""A student's application: sent, corrected, compared with the college's papers, refused."""

from collections.abc import Collection
from datetime import date, datetime

from flask_babel import gettext as _

from app.base.constraints import refusing
from app.base.errors import NotAllowedError
from app.base.locks import lock
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.contracts.offers import letters, queries, rules
from app.contracts.offers.enums import (
    CHOSEN_REFUSALS,
    TargetApplicationEvent,
    TargetApplicationState,
    TargetParty,
    TargetRefusal,
)
from app.contracts.offers.errors import (
    AppliedTwiceError,
    ContractInForceError,
    NotOnBehalfError,
    OtherSpecialityError,
    OutsideNotTakenError,
    RefusalNotChosenError,
)
from app.contracts.offers.models import TargetApplication, TargetOffer
from app.contracts.offers.rules import TargetApplicationTerms
from app.contracts.permissions import Permission
from app.extensions import db
from app.students.enums import Offer
from app.students.models import Student
from app.students.moves import check_offered

A, D = TargetApplicationState, TargetApplicationEvent


def apply_for(
    offer: TargetOffer, *, terms: TargetApplicationTerms, actor: Viewer, today: date
) -> TargetApplication:
    """Apply for a place; an application that was withdrawn is sent again.

    Raises NotOpenError, OtherSpecialityError, ContractInForceError, AppliedTwiceError,
    MarkMissingError, NotOfferedError.
    """
    require(actor, Permission.OFFER_APPLY)
    student = queries.student_of(actor)
    if student is None:
        raise NotAllowedError
    sides = rules.sides_over(offer, student.user_id, actor)
    return _apply(offer, student, terms=terms, sides=sides, today=today)


def apply_on_behalf(
    offer: TargetOffer,
    *,
    student_id: int,
    terms: TargetApplicationTerms,
    actor: Viewer,
    today: date,
) -> TargetApplication:
    """Enter the paper application of a student of another organization, where an offer allows it.

    Raises NotOnBehalfError, OutsideNotTakenError and what apply_for raises.
    """
    require(actor, Permission.CONTRACT_MANAGE)
    student = db.session.get_one(Student, student_id)
    _check_on_behalf(offer, student)
    return _apply(offer, student, terms=terms, sides={TargetParty.STUDENT}, today=today)


def _apply(
    offer: TargetOffer,
    student: Student,
    *,
    terms: TargetApplicationTerms,
    sides: Collection[TargetParty],
    today: date,
) -> TargetApplication:
    lock(offer, shared=True)
    rules.check_open(offer, today)
    _check_student(offer, student)
    rules.check_application(terms, rules.rules_of(offer))
    application = queries.find_application(offer, student)
    if application is None:
        application = TargetApplication(offer=offer, student=student, state=A.APPLIED)
    elif application.state is A.WITHDRAWN:
        lock(application)
        application.state = rules.application_after(D.APPLY, A.WITHDRAWN, offer, sides)
    else:
        raise AppliedTwiceError
    with refusing({"uq_target_applications_offer_student": AppliedTwiceError()}):
        assign(application, terms)
        application.applied_on, application.confirmed_on, application.reason = today, None, ""
        db.session.add(application)
    return application


def correct_application(
    application: TargetApplication, *, terms: TargetApplicationTerms, actor: Viewer, today: date
) -> None:
    """Change the own application while others may still be sent.

    Raises MoveNotAllowedError, NotOpenError, MarkMissingError.
    """
    _hold(application)
    _after(D.CORRECT, application, actor)
    rules.check_open(application.offer, today)
    rules.check_application(terms, rules.rules_of(application.offer))
    assign(application, terms)
    application.confirmed_on = None
    db.session.flush()


def confirm_application(
    application: TargetApplication, *, terms: TargetApplicationTerms, actor: Viewer, today: date
) -> None:
    """Note what the college's own papers say of the facts the order is by.

    Raises MoveNotAllowedError, NotOpenError, MarkMissingError.
    """
    _hold(application)
    _after(D.CONFIRM, application, actor)
    rules.check_application(terms, rules.rules_of(application.offer))
    assign(application, terms)
    application.confirmed_on = today
    db.session.flush()


def refuse_application(
    application: TargetApplication,
    *,
    refusal: TargetRefusal,
    reason: str,
    actor: Viewer,
    now: datetime,
) -> None:
    """Refuse for a reason of the closed list, said in words too.

    Raises MoveNotAllowedError, NotOpenError, RefusalNotChosenError, OfferReasonError.
    """
    if refusal not in CHOSEN_REFUSALS:
        raise RefusalNotChosenError(field="refusal")
    rules.check_reason(reason)
    _hold(application)
    after = _after(D.REFUSE, application, actor)
    application.state, application.refusal, application.reason = after, refusal, reason
    db.session.flush()
    letters.tell_applicant(application, now=now)


def _hold(application: TargetApplication) -> None:
    lock(application.offer)
    lock(application)


def _after(
    event: TargetApplicationEvent, application: TargetApplication, actor: Viewer
) -> TargetApplicationState:
    sides = rules.sides_over(application.offer, application.student.user_id, actor)
    return rules.application_after(event, application.state, application.offer, sides)


def _check_on_behalf(offer: TargetOffer, student: Student) -> None:
    """Say to staff, by the field, what `_check_student` says to a student."""
    field, known = "student_id", queries.find_application(offer, student)
    if not student.is_outside:
        raise NotOnBehalfError(field=field)
    if not offer.takes_outside:
        raise OutsideNotTakenError(field=field)
    if student.speciality_id != offer.speciality_id:
        raise OtherSpecialityError(field=field)
    if queries.bound_students([student.id]):
        raise ContractInForceError(
            _("У студента уже есть действующий договор о целевом обучении."), field=field
        )
    if known and known.state is not A.WITHDRAWN:
        raise AppliedTwiceError(_("Заявка этого студента на это место уже есть."), field=field)


def _check_student(offer: TargetOffer, student: Student) -> None:
    lock(student, shared=True)
    if not student.is_outside:
        check_offered(Offer.CONTRACT, student.state)
    elif not offer.takes_outside:
        raise OutsideNotTakenError
    if student.group.speciality_id != offer.speciality_id:
        raise OtherSpecialityError
    if queries.bound_students([student.id]):
        raise ContractInForceError
