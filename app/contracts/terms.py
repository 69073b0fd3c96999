"""What the parties of a contract agree on, as forms, offers and tests fill it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from app.base.terms import KEPT_APART
from app.contracts.enums import TrainingFinancing, TrainingForm, TrainingLevel
from app.contracts.support.rules import MeasureLike


@dataclass(frozen=True)
class ContractTerms:
    """What the parties agree on, work in whole years; later measures have forms of their own.

    An `employer_id` of None is the customer itself; an empty `training_organization` the college.
    """

    number: str
    organization_id: int
    student_id: int
    plan_item_ids: Sequence[int] = field(metadata=KEPT_APART)
    drafted_on: date
    training_until: date
    work_years: int
    employer_id: int | None = None
    college_is_party: bool = False
    training_level: TrainingLevel | None = None
    training_form: TrainingForm | None = None
    training_code: str = ""
    training_name: str = ""
    training_organization: str = ""
    training_from: date | None = None
    is_quota: bool = False
    financing: TrainingFinancing | None = None
    accreditation: str = ""
    position: str = ""
    work_region: str = ""
    work_town: str = ""
    work_place: str = ""
    employ_within_months: int | None = None
    pay_terms: str = ""
    practice_text: str = ""
    responsibility_text: str = ""
    portal_offer_number: str = ""
    portal_offer_on: date | None = None
    portal_application_on: date | None = None
    portal_result_on: date | None = None
    support: Sequence[MeasureLike] = field(default=(), metadata=KEPT_APART)
