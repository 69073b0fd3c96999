"""«Согласие представителя»: what a link asks the representative of a student under 18."""

from collections.abc import Mapping
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.base.typography import counted
from app.base.typography import day as day_words
from app.base.viewer import Viewer
from app.contracts.duties.queries import find_contract
from app.contracts.enums import ConsentGiver, RepresentativeAnswer
from app.contracts.files import years_of
from app.contracts.models import TargetContract
from app.contracts.permissions import Permission
from app.contracts.regimes.table import REGIMES
from app.contracts.requisites.rules import check_authority
from app.contracts.services.contracts import return_contract
from app.contracts.signing.forms import GuardianAnswerFields
from app.contracts.signing.rules import GuardianConsentTerms
from app.contracts.signing.services.consents import take_consent
from app.contracts.support.rules import words_of
from app.contracts.wording import training_of
from app.links.tasks import Fact, LinkTask


def _show(contract: TargetContract) -> list[Fact]:
    months = contract.employ_within_months
    allowed = counted(months, _("месяца"), _("месяцев"), _("месяцев")) if months else ""
    within = _("в течение %(months)s после обучения", months=allowed) if months else ""
    employer = contract.employer or contract.organization
    rules = REGIMES[contract.legal_basis]
    returns, pays = rules.citizen_returns, rules.customer_pays
    facts = (
        (_("Договор"), contract.number),
        (_("Студент"), contract.student.full_name),
        (_("Заказчик"), contract.organization.name),
        (_("Обучение"), training_of(contract)),
        (_("Обучение до"), day_words(contract.training_until)),
        (_("Меры поддержки"), "; ".join(words_of(one) for one in contract.support)),
        (_("Работодатель"), employer.name),
        (_("Должность после обучения"), contract.position),
        (_("Место работы"), ", ".join(filter(None, (contract.work_region, contract.work_town)))),
        (_("Трудоустройство"), within),
        (_("Срок трудовой деятельности"), years_of(contract)),
        (_("Если студент не исполнит договор"), _("возмещает %(what)s", what=returns)),
        (_("Если не исполнит Заказчик"), _("выплачивает %(what)s", what=pays)),
    )
    return [(name, str(said)) for name, said in facts if said]


def _answer(contract: TargetContract, values: Mapping[str, Any], _link: Any, actor: Viewer) -> None:
    now, today = clock.now(), clock.today()
    document = values.get("representative_document") or ""
    check_authority(document, field="representative_document")  # a refusal's answer is kept too
    if RepresentativeAnswer(values["answer"]) is RepresentativeAnswer.REFUSES:
        why = values.get("reason") or _("Законный представитель не дал согласия.")
        return_contract(contract, actor=actor, now=now, reason=why)
        return
    terms = GuardianConsentTerms(
        ConsentGiver(values["representative_kind"]),
        values.get("representative_name") or "",
        today,
        document,
    )
    take_consent(contract, terms=terms, actor=actor, today=today, now=now)


GUARDIAN_CONSENT = LinkTask(
    name="contracts.consent",
    title=_l("Согласие законного представителя на целевой договор"),
    lead=_l(
        "Студенту нет 18 лет, поэтому договор о целевом обучении он подпишет только с вашего "
        "согласия. Прочитайте условия. Согласие добровольное."
    ),
    permission=Permission.CONTRACT_MANAGE,
    entity=TargetContract.__tablename__,
    record=find_contract,
    label=lambda contract: _("договор № %(number)s", number=contract.number),
    form=lambda _contract: GuardianAnswerFields(),
    answer=_answer,
    show=_show,
    address=lambda contract: url_for("contracts.contract_detail", contract_id=contract.id),
    button=_l("Отправить ответ"),
    thanks=_l("Спасибо! Ответ записан, колледж его увидит."),
    told=lambda contract: [
        _("Договор № %(number)s", number=contract.number),
        _("Срок трудовой деятельности: %(years)s", years=years_of(contract)),
    ],
)
