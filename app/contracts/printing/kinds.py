"""The papers beside a contract: when each may be issued, whom it concerns, what it asks."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.contracts.enums import ContractParty, ContractState
from app.contracts.rules import BROKEN_OFF, EDITABLE, IN_FORCE
from app.documents.contract_forms import (
    GRADUATION_NOTICE,
    RESULTS_NOTICE,
    TERMINATION_NOTICE,
    TRAINING_CERTIFICATE,
    TRAINING_CONSENT,
    UNEMPLOYED_NOTICE,
)
from app.documents.names import Case
from app.documents.paper_form import DocumentForm

S, P = ContractState, ContractParty
_STUDYING = frozenset({S.SIGNED, S.STUDYING})
_AWAITED = _STUDYING | {S.TO_EMPLOY}
_SENT = ("recipient_post", "recipient_name", "salutation", "student")


@dataclass(frozen=True)
class FurtherPaper:
    """A paper of a contract; `case` is the one the student's name stands in."""

    form: DocumentForm
    states: frozenset[ContractState]
    to: frozenset[ContractParty]
    asks: tuple[str, ...]
    case: Case

    @property
    def field(self) -> str:
        """Return the field of the form that takes the student's name."""
        return f"student_{self.case.value}"


PAPER_RULES: Mapping[str, FurtherPaper] = {
    "certificate": FurtherPaper(
        TRAINING_CERTIFICATE, IN_FORCE, frozenset({P.STUDENT}), ("student", "purpose"), Case.DATIVE
    ),
    "results": FurtherPaper(
        RESULTS_NOTICE,
        _STUDYING,
        frozenset({P.STUDENT, P.ORGANIZATION}),
        (*_SENT, "period", "results"),
        Case.GENITIVE,
    ),
    "graduation": FurtherPaper(
        GRADUATION_NOTICE,
        _STUDYING,
        frozenset({P.STUDENT, P.ORGANIZATION}),
        _SENT,
        Case.GENITIVE,
    ),
    "unemployed": FurtherPaper(
        UNEMPLOYED_NOTICE,
        _AWAITED,
        frozenset({P.STUDENT, P.ORGANIZATION}),
        _SENT,
        Case.INSTRUMENTAL,
    ),
    "termination": FurtherPaper(
        TERMINATION_NOTICE,
        BROKEN_OFF,
        frozenset({P.STUDENT, P.ORGANIZATION}),
        _SENT,
        Case.INSTRUMENTAL,
    ),
    "consent": FurtherPaper(
        TRAINING_CONSENT,
        EDITABLE | IN_FORCE,
        frozenset({P.STUDENT}),
        ("student", "giver_kind", "giver_name", "giver_document"),
        Case.GENITIVE,
    ),
}
FURTHER_FORMS = {one.form.name: key for key, one in PAPER_RULES.items()}
