"""Agreements on practical training, valid by default: a draft that could be signed today."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import factory

from app.extensions import db
from app.practice.agreements.enums import AgreementKind, AgreementSide, AgreementState
from app.practice.agreements.models import (
    AgreementEdition,
    AgreementProgramme,
    AgreementRoom,
    AgreementSignatory,
    PracticeAgreement,
)
from app.practice.enums import PracticeKind
from app.practice.registry.models import PracticeBase
from app.students.models import Speciality
from tests.factories import BaseFactory, OrganizationFactory, SpecialityFactory
from tests.files.factories import StoredFileFactory


class PracticeAgreementFactory(BaseFactory):
    """A draft; `said__speciality` and `said__bases` narrow what it is for."""

    class Meta:
        model = PracticeAgreement

    number = factory.Sequence(lambda n: f"ПП-2024/{n + 100}")
    organization = factory.SubFactory(OrganizationFactory)
    kind = AgreementKind.THROUGH
    state = AgreementState.DRAFT
    drafted_on = date(2024, 2, 1)
    starts_on = date(2024, 2, 1)
    ends_on = date(2026, 8, 31)

    @factory.post_generation
    def said(self: Any, create: bool, extracted: Any, **of: Any) -> None:
        write_edition(self, since=self.starts_on, until=self.ends_on, **of)


class SignedAgreementFactory(PracticeAgreementFactory):
    """Signed a fortnight ago, with its scan."""

    state = AgreementState.SIGNED
    signed_on = date(2024, 2, 12)


def write_edition(
    agreement: PracticeAgreement,
    *,
    since: date,
    until: date,
    number: int = 0,
    speciality: Speciality | None = None,
    bases: Sequence[PracticeBase] = (),
    signed_on: date | None = None,
) -> AgreementEdition:
    """Add an edition with both signatories and a row of each appendix."""
    signed_on = signed_on or (agreement.signed_on if number == 0 else None)
    edition = AgreementEdition(
        agreement=agreement,
        number=number,
        drafted_on=agreement.drafted_on,
        since=since,
        until=until,
        signed_on=signed_on,
        scan_id=StoredFileFactory().id if signed_on else None,
        bases=list(bases),
        signatories=[
            AgreementSignatory(side=side, name="Зорина Анна Петровна", post="директор")
            for side in AgreementSide
        ],
        programmes=[
            AgreementProgramme(
                speciality=speciality or SpecialityFactory(),
                kind=PracticeKind.INDUSTRIAL,
                students=5,
            )
        ],
        rooms=[AgreementRoom(room="Кабинет № 12", equipment="доска, проектор")],
    )
    db.session.add(edition)
    db.session.flush()
    return edition


class AmendmentFactory(BaseFactory):
    """An amendment that is not signed yet, of a signed agreement."""

    class Meta:
        model = AgreementEdition

    agreement = factory.SubFactory(SignedAgreementFactory)

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **values: Any) -> AgreementEdition:
        agreement = values["agreement"]
        edition = write_edition(
            agreement, number=1, since=date(2024, 3, 1), until=agreement.ends_on
        )
        db.session.expire(agreement, ["editions"])
        return edition
