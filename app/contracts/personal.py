"""What this package holds on people, what forbids to erase it, and how long."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import Select, and_, exists, func, or_, select

from app.contracts.duties.models import WorkConfirmation
from app.contracts.life.models import (
    ContractAmendment,
    ContractMove,
    ContractSignatory,
    PartySignature,
)
from app.contracts.life.queries import list_signatories, list_signatures
from app.contracts.models import Obligation, TargetContract
from app.contracts.requisites.models import CitizenRequisites
from app.contracts.requisites.queries import find_requisites
from app.contracts.rules import ENDED, IN_FORCE
from app.contracts.support.models import SupportMeasure, SupportPayment
from app.documents.models import Paper
from app.documents.services.papers import forget_papers
from app.files.services.attachments import forget_attachments
from app.web.personal import ERASED, Fate, PersonalTable, RetentionKind


def _in_force(contracts: Sequence[Any]) -> list[str]:
    return [
        _(
            "Действует целевой договор № %(number)s: пока он не исполнен и не расторгнут, данные "
            "его стороны нужны для исполнения договора.",
            number=one.number,
        )
        for one in contracts
        if one.state in IN_FORCE
    ]


def _past(day: date) -> Select[Any]:
    ended = func.coalesce(TargetContract.terminated_on, TargetContract.work_ends_on)
    holds_text = exists().where(
        Paper.entity == TargetContract.__tablename__,
        Paper.entity_id == TargetContract.id,
        Paper.snapshot.is_not(None),
    )
    holds_names = or_(
        holds_text,
        and_(
            TargetContract.representative_name != "", TargetContract.representative_name != ERASED
        ),
    )
    return select(TargetContract).where(TargetContract.state.in_(ENDED), ended < day, holds_names)


def _blank_names(contract: Any) -> None:
    """Take away who signed for the parties."""
    for signature in list_signatures(contract):
        signature.name = ERASED
    for signatory in list_signatories(contract):
        signatory.name, signatory.name_genitive = ERASED, ""


CITIZEN_BLANK = dict.fromkeys(
    (
        *("passport", "passport_issued", "snils", "address", "account"),
        *("giver_passport", "giver_passport_issued"),
    ),
    "",
)


def _forget_parties(contract: Any) -> None:
    forget_papers(contract)
    forget_attachments(contract)
    contract.representative_name = ERASED if contract.representative_name else ""
    contract.representative_document = ""
    if kept := find_requisites(contract):
        for field in CITIZEN_BLANK:
            setattr(kept, field, "")
    _blank_names(contract)


def _kept(model: type[Any], title: LazyString, **how: Any) -> PersonalTable:
    """Declare what is a part of a contract and stays as long as it."""
    stays = _l("Хранятся вместе с договором.")
    return PersonalTable(model, title, fate=Fate.STAY, stays=stays, **how)


PERSONAL_DATA = (
    PersonalTable(
        TargetContract,
        _l("Целевые договоры"),
        by=(TargetContract.student_id,),
        blank={
            "representative_name": lambda contract: ERASED if contract.representative_name else "",
            "representative_document": "",
        },
        stays=_l(
            "Номер, даты, стороны и подписанный текст: договор хранится столько, сколько велит "
            "архивный срок [сверить]."
        ),
        hinders=_in_force,
    ),
    PersonalTable(
        CitizenRequisites,
        _l("Паспорт и счёт для договоров"),
        within=CitizenRequisites.contract_id,
        blank=CITIZEN_BLANK,
        stays=_l("Запись без данных: хранится вместе с договором."),
    ),
    _kept(Obligation, _l("Обязательства по договорам"), within=Obligation.contract_id),
    _kept(
        WorkConfirmation,
        _l("Подтверждения работы по договорам"),
        within=WorkConfirmation.contract_id,
    ),
    _kept(SupportMeasure, _l("Меры поддержки по договорам"), within=SupportMeasure.contract_id),
    _kept(SupportPayment, _l("Выплаты по договорам"), within=SupportPayment.measure_id),
    _kept(
        ContractMove,
        _l("Перемены состояния договоров"),
        within=ContractMove.contract_id,
        made_by=(ContractMove.entered_by_id,),
    ),
    PersonalTable(
        PartySignature,
        _l("Подписи под договорами"),
        within=PartySignature.contract_id,
        named=(PartySignature.name,),
        made_by=(PartySignature.entered_by_id,),
        blank={"name": ERASED},
        stays=_l("Сторона, дата и способ подписания: хранятся вместе с договором."),
    ),
    PersonalTable(
        ContractSignatory,
        _l("Кто подписывает договоры за организации"),
        named=(ContractSignatory.name,),
        blank={"name": ERASED, "name_genitive": ""},
        stays=_l("Должность и основание: хранятся вместе с договором."),
    ),
    _kept(
        ContractAmendment,
        _l("Дополнительные соглашения к договорам"),
        within=ContractAmendment.contract_id,
        made_by=(ContractAmendment.entered_by_id,),
    ),
)
RETENTION = (
    RetentionKind(
        "contracts.ended",
        _l("Тексты оконченных целевых договоров"),
        60,
        _l("Хранение договоров после окончания [сверить по номенклатуре дел]."),
        _past,
        _forget_parties,
    ),
)
