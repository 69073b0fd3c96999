"""What agreements hold on people: who signed. And how long the texts are kept."""

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import Select, exists, func, select

from app.base import clock
from app.documents.services.papers import forget_papers
from app.files.services.stored import forget_file
from app.practice.agreements.models import (
    AgreementEdition,
    AgreementSignatory,
    PracticeAgreement,
)
from app.web.personal import ERASED, PersonalTable, RetentionKind


def _past(day: date) -> Select[Any]:
    ended = func.coalesce(PracticeAgreement.terminated_on, PracticeAgreement.ends_on)
    holds_text = exists().where(
        AgreementEdition.agreement_id == PracticeAgreement.id,
        AgreementEdition.forgotten_on.is_(None),
    )
    return select(PracticeAgreement).where(ended < day, holds_text)


def _forget_text(agreement: Any) -> None:
    """Take the papers, the scans and the names away; number, term and appendices stay."""
    forget_papers(agreement)
    for edition in agreement.editions:
        forget_papers(edition)
        scan = edition.scan
        edition.scan, edition.forgotten_on = None, clock.today()
        for signatory in edition.signatories:
            signatory.name = ERASED if signatory.name else ""
            signatory.name_genitive = ""
        if scan is not None:
            forget_file(scan)


PERSONAL_DATA = (
    PersonalTable(
        AgreementSignatory,
        _l("Кто подписал договоры о практической подготовке"),
        named=(AgreementSignatory.name,),
        blank={"name": ERASED, "name_genitive": ""},
        stays=_l(
            "Должность и основание; подписанный текст хранится столько, сколько велит архивный "
            "срок [сверить]."
        ),
    ),
)
RETENTION = (
    RetentionKind(
        "practice.agreements_ended",
        _l("Тексты и сканы оконченных договоров о практической подготовке"),
        60,
        _l("Хранение договоров после окончания [сверить по номенклатуре дел]."),
        _past,
        _forget_text,
    ),
)
