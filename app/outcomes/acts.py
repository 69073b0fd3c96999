"""What is done to many graduates of a list at once: ask, fill, take over proposals."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.base.typography import counted
from app.base.viewer import Viewer
from app.links.acts import until_form
from app.outcomes.asking import ASK_EMPLOYER, ASK_GRADUATE
from app.outcomes.forms import FillForm
from app.outcomes.permissions import Permission
from app.outcomes.queries.asking import graduates_to_ask
from app.outcomes.queries.filling import count_fillable
from app.outcomes.queries.proposals import count_proposals
from app.outcomes.services import asking, filling
from app.web.listing.acts import ActPreview, BulkAct, Done, left_out


def _letters(count: int) -> str:
    return counted(count, _("письмо"), _("письма"), _("писем"))


def _reminders() -> str:
    return _("Кто не ответит, получит напоминание через неделю и ещё через неделю.")


def _preview_graduates(ids: Sequence[int], _actor: Viewer) -> ActPreview:
    asked = graduates_to_ask(ids)
    ready = len(asked.ready)
    return ActPreview(
        ready,
        [
            _("Уйдёт %(letters)s: по одному выпускнику, со ссылкой без входа.",
              letters=_letters(ready)),
            _("Первый ответ заполнит запись, ответ, который расходится, придёт вам на решение."),
            _reminders(),
        ],
        left_out(
            (_("нет электронной почты: позвоните и спросите"), asked.mute),
            (_("срез закрыт или это второе место работы"), len(ids) - ready - asked.mute),
        ),
    )  # fmt: skip


def _ask_graduates(ids: Sequence[int], actor: Viewer, form: Any) -> Done:
    sent = asking.ask_graduates(
        ASK_GRADUATE,
        ids,
        until=form.day(),
        actor=actor,
        now=clock.now(),
        today=clock.today(),
    )
    return Done(_("Писем в очереди: %(count)d.", count=sent))


def _preview_employers(ids: Sequence[int], _actor: Viewer) -> ActPreview:
    asked = asking.employers_to_ask(ids)
    ready = len(asked.ready)
    return ActPreview(
        ready,
        [_("Уйдёт %(letters)s работодателям: имя выпускника они увидят по ссылке.",
           letters=_letters(ready)), _reminders()],
        left_out(
            (_("нет согласия на передачу имени организациям"), asked.hidden),
            (_("у организации нет электронной почты"), asked.mute),
            (_("место работы не в кластере или срез закрыт"),
             len(ids) - ready - asked.hidden - asked.mute),
        ),
    )  # fmt: skip


def _ask_employers(ids: Sequence[int], actor: Viewer, form: Any) -> Done:
    sent = asking.ask_employers(
        ASK_EMPLOYER,
        ids,
        until=form.day(),
        actor=actor,
        now=clock.now(),
        today=clock.today(),
    )
    return Done(_("Писем в очереди: %(count)d.", count=sent))


def _preview_filling(ids: Sequence[int], _actor: Viewer) -> ActPreview:
    ready = count_fillable(ids)
    effects = [_("Одна категория для всех, о ком нет сведений. Остальные записи не изменятся.")]
    known = _("сведения уже есть или срез закрыт")
    return ActPreview(ready, effects, left_out((known, len(ids) - ready)))


def _fill(ids: Sequence[int], actor: Viewer, form: Any) -> Done:
    filled = filling.fill_outcomes(
        ids, category=form.category.data, actor=actor, now=clock.now(), today=clock.today()
    )
    undo = {"ids": filled, "category": form.category.data}
    return Done(_("Заполнено записей: %(count)d.", count=len(filled)), undo if filled else None)


def _empty(payload: Mapping[str, Any], actor: Viewer) -> str:
    count = filling.empty_outcomes(
        payload["ids"], category=payload["category"], actor=actor, now=clock.now()
    )
    return _("Снова без сведений: %(count)d.", count=count)


def _preview_proposals(ids: Sequence[int], _actor: Viewer) -> ActPreview:
    found = count_proposals(ids)
    effects = [
        _("Записей без сведений, которые заполнятся: %(count)d.", count=found.fills),
        _("Записей, где уже есть сведения: %(count)d. Если они расходятся, нужно ваше решение.",
          count=found.ready - found.fills),
    ]  # fmt: skip
    gone = _("уже учтено или срез закрыт")
    return ActPreview(found.ready, effects, left_out((gone, len(ids) - found.ready)))


def _take_proposals(ids: Sequence[int], actor: Viewer, _form: Any) -> Done:
    count = filling.take_proposals(ids, actor=actor, now=clock.now())
    return Done(_("Учтено предложений и договоров: %(count)d.", count=count))


ACTS = (
    BulkAct(
        "outcomes.ask_graduates",
        _l("Спросить выпускников"),
        Permission.OUTCOME_MANAGE,
        preview=_preview_graduates,
        run=_ask_graduates,
        form=until_form,
    ),
    BulkAct(
        "outcomes.ask_employers",
        _l("Спросить работодателей"),
        Permission.OUTCOME_MANAGE,
        preview=_preview_employers,
        run=_ask_employers,
        form=until_form,
    ),
    BulkAct(
        "outcomes.fill",
        _l("Записать категорию"),
        Permission.OUTCOME_MANAGE,
        preview=_preview_filling,
        run=_fill,
        form=FillForm,
        undo=_empty,
    ),
)
TAKE = BulkAct(
    "outcomes.take",
    _l("Учесть"),
    Permission.OUTCOME_MANAGE,
    preview=_preview_proposals,
    run=_take_proposals,
)
