"""How the log of changes calls the records of this package."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.contracts.duties.models import WorkConfirmation
from app.contracts.models import Obligation, TargetContract
from app.contracts.permissions import Permission
from app.contracts.support.models import SupportMeasure, SupportPayment

RECORDS = (
    RecordNames(
        TargetContract,
        _l("целевой договор"),
        {
            "number": _l("номер"),
            "drafted_on": _l("дата проекта"),
            "signed_on": _l("дата подписания"),
            "training_until": _l("обучение до"),
            "work_years": _l("срок трудовой деятельности, лет"),
            "work_begins_on": _l("начало срока трудовой деятельности"),
            "work_ends_on": _l("конец срока трудовой деятельности"),
            "position": _l("должность"),
            "representative_kind": _l("кто дал согласие"),
            "representative_name": _l("законный представитель"),
            "representative_consent_on": _l("дата согласия законного представителя"),
            "terminated_on": _l("дата расторжения"),
            "termination_reason": _l("причина расторжения"),
        },
        shown_by=(TargetContract.number,),
        card="contracts.contract_detail",
        argument="contract_id",
        managed_by=Permission.CONTRACT_MANAGE,
        personal=frozenset({"representative_name"}),
        personal_to=Permission.CONTRACT_VIEW,
    ),
    RecordNames(
        Obligation,
        _l("обязательство по договору"),
        {
            "contract_id": _l("договор"),
            "party": _l("сторона"),
            "text": _l("обязательство"),
            "due_on": _l("срок"),
            "settled_on": _l("когда отмечено"),
            "note": _l("примечание"),
        },
    ),
    RecordNames(
        WorkConfirmation,
        _l("подтверждение работы"),
        {
            "contract_id": _l("договор"),
            "year": _l("год"),
            "still_works": _l("работает"),
            "position": _l("должность"),
            "since": _l("работает с"),
            "left_on": _l("перестал работать"),
            "left_why": _l("почему перестал работать"),
            "confirmed_at": _l("когда подтверждено"),
        },
    ),
    RecordNames(
        SupportMeasure,
        _l("мера поддержки"),
        {
            "contract_id": _l("договор"),
            "kind": _l("вид"),
            "text": _l("описание"),
            "amount": _l("сумма"),
            "period": _l("как часто"),
            "starts_on": _l("с какого дня"),
            "ends_on": _l("до какого дня"),
            "condition": _l("условие"),
            "pay_day": _l("день выплаты"),
        },
        money=frozenset({"amount"}),
    ),
    RecordNames(
        SupportPayment,
        _l("выплата по договору"),
        {
            "measure_id": _l("мера поддержки"),
            "month": _l("месяц"),
            "amount": _l("сумма"),
            "due_on": _l("срок"),
            "document": _l("платёжный документ"),
            "document_on": _l("дата документа"),
            "reason": _l("почему не выплачено"),
        },
        money=frozenset({"amount"}),
    ),
)
