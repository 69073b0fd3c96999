"""What is done to many students of the list at once."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.base.typography import counted
from app.base.viewer import Viewer
from app.students import queries
from app.students.forms import GroupMoveForm
from app.students.permissions import Permission
from app.students.rules import Moved
from app.students.services import many
from app.web.listing.acts import ActPreview, BulkAct, Done, left_out


def _preview_invitation(ids: Sequence[int], _actor: Viewer) -> ActPreview:
    counts = queries.count_to_invite(ids)
    letters = counted(counts.ready, _("письмо"), _("письма"), _("писем"))
    return ActPreview(
        counts.ready,
        [_("Уйдёт %(letters)s со ссылкой, по которой студент задаст пароль.", letters=letters)],
        left_out(
            (_("учётная запись уже есть"), counts.with_account),
            (_("в карточке нет электронной почты"), counts.without_address),
            (_("больше не учатся"), counts.left),
        ),
    )


def _invite(ids: Sequence[int], actor: Any, _form: Any) -> Done:
    sent = many.invite_students(ids, actor=actor, now=clock.now(), at=clock.true_now())
    return Done(_("Приглашений в очереди: %(count)d.", count=sent))


def _move_form() -> GroupMoveForm:
    form = GroupMoveForm()
    form.group_id.search_among(queries.group_choices())
    return form


def _preview_move(ids: Sequence[int], _actor: Viewer) -> ActPreview:
    ready, left = queries.count_to_move(ids)
    effects = [_("Заявки на практику остаются за прежней группой.")]
    return ActPreview(ready, effects, left_out((_("больше не учатся"), left)))


def _move(ids: Sequence[int], actor: Viewer, form: Any) -> Done:
    group = queries.get_group(form.group_id.data)
    moved = many.move_students(ids, group=group, actor=actor)
    students = counted(len(moved.before), _("студент"), _("студента"), _("студентов"))
    message = _("Переведено в группу %(group)s: %(students)s.", group=group.name, students=students)
    return Done(message, undo=moved.as_json() if moved.before else None)


def _move_back(payload: Mapping[str, Any], actor: Viewer) -> str:
    count = many.move_students_back(Moved.from_json(payload), actor=actor)
    return _("Возвращено в прежние группы: %(count)d.", count=count)


INVITE = BulkAct(
    "students.invite",
    _l("Пригласить на сайт"),
    Permission.STUDENT_INVITE,
    preview=_preview_invitation,
    run=_invite,
)
MOVE = BulkAct(
    "students.move",
    _l("Перевести в группу"),
    Permission.STUDENT_MANAGE,
    preview=_preview_move,
    run=_move,
    form=_move_form,
    undo=_move_back,
)
