"""An accepted offer that promises a contract becomes its draft, with what was agreed on then."""

from datetime import date

from app.base.errors import DomainError
from app.base.viewer import OPERATOR
from app.contracts.regimes.rules import rules_on
from app.contracts.services.contracts import draft_contract
from app.contracts.support.enums import SupportKind
from app.contracts.support.rules import SupportTerms
from app.contracts.terms import ContractTerms
from app.extensions import db
from app.plan.enums import Topic
from app.plan.queries import newest_item_ids
from app.students.agreed import AgreedWork, WorkFollower
from app.students.models import Student

GRADUATION = (6, 30)  # the usual last day of training


def _draft(work: AgreedWork, today: date) -> None:
    """Write the draft, unless the student has a contract already or may have none.

    The college completes it: the years of work are the fewest, support may be missing yet.
    """
    student = db.session.get_one(Student, work.student_id)
    terms = ContractTerms(
        number="",
        organization_id=work.organization_id,
        student_id=student.id,
        plan_item_ids=newest_item_ids([Topic.TARGET_CONTRACTS]),
        drafted_on=today,
        training_until=date(student.group.graduation_year, *GRADUATION),
        work_years=rules_on(today).shortest_work,
        training_organization=student.training_organization,
        position=work.position,
        work_town=work.town,
        work_place=work.place,
        pay_terms=work.pay,
        portal_offer_number=work.portal_number,
        support=[SupportTerms(SupportKind.HOUSING, text=work.housing)] if work.housing else (),
    )
    try:
        with db.session.begin_nested():
            draft_contract(terms=terms, actor=OPERATOR, today=today, may_lack_support=True)
    except DomainError:
        return


FOLLOWERS = (WorkFollower("target_contracts", _draft),)
