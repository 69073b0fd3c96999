"""Orders of the college about many students of the list at once, and their way back."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.base.typography import counted
from app.base.viewer import Viewer
from app.students.enums import StudentEvent
from app.students.forms import OrderForm
from app.students.permissions import Permission
from app.students.queries import life
from app.students.rules import StateChangeTerms
from app.students.services import states
from app.web.listing.acts import ActPreview, BulkAct, Done, left_out

EFFECTS: dict[StudentEvent, LazyString] = {
    StudentEvent.TAKE_LEAVE: _l(
        "Пока отпуск не кончился, новых мест практики, договоров и откликов у студентов не будет."
    ),
    StudentEvent.EXPEL: _l(
        "Практика, договоры и наставники останутся: что с ними делать, подскажет рабочий стол."
    ),
    StudentEvent.TRANSFER_OUT: _l(
        "Практика, договоры и наставники останутся: что с ними делать, подскажет рабочий стол."
    ),
    StudentEvent.GRADUATE: _l(
        "Карточки останутся для мониторинга трудоустройства: в списке их покажет фильтр."
    ),
}


def _act(event: StudentEvent) -> BulkAct:
    def preview(ids: Sequence[int], _actor: Viewer) -> ActPreview:
        counts = life.count_to_change(ids, event)
        return ActPreview(
            counts.ready,
            [str(EFFECTS[event])],
            left_out(
                (_("состояние этого не допускает"), counts.other_state),
                (_("другой приказ уже запланирован"), counts.planned),
            ),
        )

    def run(ids: Sequence[int], actor: Viewer, form: Any) -> Done:
        changed = states.change_states(
            ids,
            event=event,
            terms=form.into(StateChangeTerms, group_id=None),
            actor=actor,
            today=clock.today(),
            now=clock.now(),
        )
        students = counted(len(changed), _("студент"), _("студента"), _("студентов"))
        message = _("Записано, «%(what)s»: %(students)s.", what=event.label, students=students)
        return Done(message, undo={"changes": changed} if changed else None)

    return BulkAct(
        f"students.{event}",
        event.label,  # type: ignore[arg-type]
        Permission.STUDENT_MANAGE,
        preview=preview,
        run=run,
        form=_form,
        undo=_undo,
    )


def _form() -> OrderForm:
    return OrderForm(day=clock.today())


def _undo(payload: Mapping[str, Any], actor: Viewer) -> str:
    count = states.undo_changes(payload["changes"], actor=actor)
    return _("Отменено записей в истории студентов: %(count)d.", count=count)


ORDERS = tuple(_act(event) for event in EFFECTS)
