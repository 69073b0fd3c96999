"""Measures of support that an additional agreement changes: the old one ends, another begins."""

from dataclasses import replace
from datetime import date, timedelta

from app.base.errors import NotFoundError
from app.base.viewer import Viewer, require
from app.contracts.life.amending import SupportAgreementTerms, check_support_day
from app.contracts.models import TargetContract
from app.contracts.permissions import Permission
from app.contracts.support.errors import LastMeasureError
from app.contracts.support.models import SupportMeasure
from app.contracts.support.queries import due_from
from app.contracts.support.rules import check_measure, first_day
from app.contracts.support.services.measures import measure_of
from app.extensions import db


def change_support(
    contract: TargetContract, *, terms: SupportAgreementTerms, actor: Viewer
) -> None:
    """End what the agreement replaces the day before it holds, begin what it brings.

    What was paid stays in the journal; what was due by the old measure from then on is taken out.
    Raises AmendmentDayError, SupportTermError, LastMeasureError and what check_measure raises.
    """
    require(actor, Permission.CONTRACT_MANAGE)
    day = terms.holds_from
    if terms.measure_id:
        _end(_measure_of(contract, terms.measure_id), day, contract.signed_on or day)
    if terms.new:
        new = replace(terms.new, starts_on=day)
        check_measure(new, drafted_on=day, training_until=contract.training_until)
        contract.support.append(measure_of(new))
    if not any(_lasts(one, day) for one in contract.support):
        raise LastMeasureError(field="change")
    db.session.flush()


def _measure_of(contract: TargetContract, measure_id: int) -> SupportMeasure:
    found = next((one for one in contract.support if one.id == measure_id), None)
    if found is None:
        raise NotFoundError
    return found


def _end(measure: SupportMeasure, day: date, signed_on: date) -> None:
    check_support_day(day, starts_on=measure.starts_on or signed_on, ends_on=measure.ends_on)
    measure.ends_on = day - timedelta(days=1)
    for payment in due_from(measure, first_day(day)):
        db.session.delete(payment)


def _lasts(measure: SupportMeasure, day: date) -> bool:
    return measure.ends_on is None or measure.ends_on >= day
