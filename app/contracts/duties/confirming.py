"""«Работает ли выпускник»: what a link asks an employer once a year, and what follows."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.base.typography import counted
from app.base.viewer import Viewer
from app.contracts.asking.rules import CONFIRMATION_TASK
from app.contracts.duties import queries, services
from app.contracts.duties.forms import WorkFields
from app.contracts.duties.rules import terms_said
from app.contracts.models import TargetContract
from app.contracts.permissions import Permission
from app.links.tasks import LinkTask
from app.web.listing.acts import ActPreview, BulkAct, Done, left_out


def _answer(contract: TargetContract, values: Mapping[str, Any], _link: Any, actor: Viewer) -> None:
    services.confirm_work(
        contract, terms=terms_said(values), actor=actor, now=clock.now(), today=clock.today()
    )


CONFIRM_WORK = LinkTask(
    name=CONFIRMATION_TASK,
    title=_l("Подтвердите, что выпускник работает"),
    lead=_l(
        "По целевому договору выпускник работает у вас оговорённый срок. Раз в год колледж "
        "спрашивает, так ли это. Ответ займёт минуту."
    ),
    permission=Permission.CONTRACT_MANAGE,
    entity=TargetContract.__tablename__,
    record=queries.find_contract,
    label=lambda contract: _("договор № %(number)s", number=contract.number),
    form=lambda contract: WorkFields(position=contract.position),
    answer=_answer,
    show=lambda contract: [
        (_("Договор"), contract.number),
        (_("Организация"), contract.who_employs.name),
        (_("Выпускник"), contract.student.full_name),
    ],
    address=lambda contract: url_for("contracts.contract_detail", contract_id=contract.id),
    button=_l("Отправить ответ"),
    thanks=_l("Спасибо! Ответ записан."),
    told=lambda contract: [_("Договор № %(number)s", number=contract.number)],
)


def _preview(ids: Sequence[int], _actor: Viewer) -> ActPreview:
    asked = services.asked_of(ids, today=clock.today())
    ready = len(asked.ready)
    letters = counted(ready, _("письмо"), _("письма"), _("писем"))
    return ActPreview(
        ready,
        [_("Уйдёт %(letters)s со ссылкой: по одному на договор.", letters=letters)],
        left_out(
            (_("работа за этот год подтверждена или не идёт"), len(ids) - ready - asked.mute),
            (_("нет электронной почты: позвоните и спросите"), asked.mute),
        ),
    )


def _run(ids: Sequence[int], actor: Viewer, _form: Any) -> Done:
    now, today = clock.now(), clock.today()
    sent = services.ask_work(CONFIRM_WORK, ids, actor=actor, now=now, today=today)
    return Done(_("Писем в очереди: %(count)d.", count=sent))


ASK_WORK = BulkAct(
    "contracts.ask_work",
    _l("Спросить, работает ли выпускник"),
    Permission.CONTRACT_MANAGE,
    preview=_preview,
    run=_run,
)
