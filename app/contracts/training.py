"""What a contract says of the training where another organization than the college trains.

The card of a student of another organization says where and for what; a contract that leaves it
out takes it from there, one that says otherwise is refused by the field.
"""

from dataclasses import replace
from typing import Any, Protocol

from flask_babel import gettext as _

from app.base.identity import fold
from app.contracts.enums import TrainingForm, TrainingLevel
from app.contracts.errors import CollegeElsewhereError, OtherTrainingError
from app.contracts.terms import ContractTerms
from app.students.models import Student


class TrainedLike(Protocol):
    """What these rules read of the training; terms and contracts are both."""

    @property
    def training_organization(self) -> str: ...

    @property
    def training_code(self) -> str: ...

    @property
    def training_name(self) -> str: ...


def training_from_card(student: Student) -> dict[str, Any]:
    """Return what the card of a student of another organization says, by the contract's fields."""
    if not student.is_outside:
        return {}
    speciality = student.group.speciality
    return {
        "training_organization": student.training_organization,
        "training_code": speciality.code,
        "training_name": speciality.name,
    }


def first_training(student: Student | None) -> dict[str, Any]:
    """Return what a new form says of the training: what a college's own student studies mostly."""
    if student and student.is_outside:
        return training_from_card(student)
    return {"training_level": TrainingLevel.SPECIALIST, "training_form": TrainingForm.FULL_TIME}


def with_training(terms: ContractTerms, student: Student) -> ContractTerms:
    """Return the terms with what they leave to the card.

    Raises OtherTrainingError and CollegeElsewhereError, each with its field.
    """
    known = training_from_card(student)
    terms = replace(terms, **{name: getattr(terms, name) or said for name, said in known.items()})
    check_training(terms, student)
    if terms.college_is_party and terms.training_organization:
        raise CollegeElsewhereError(field="college_is_party")
    return terms


def check_training(contract: TrainedLike, student: Student) -> None:
    """Raise OtherTrainingError where a contract says otherwise than the card of its student."""
    for name, on_card in training_from_card(student).items():
        said, known = fold(getattr(contract, name)), fold(on_card)
        # A name may go on: «Педагогическое образование (русский язык)».
        agrees = said.startswith(known) if name == "training_name" else said == known
        if not agrees:
            message = _(
                "В карточке студента: %(card)s. Исправьте договор или карточку.", card=on_card
            )
            raise OtherTrainingError(message, field=name)
