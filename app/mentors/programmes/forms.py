"""Forms of programmes."""

from flask_babel import lazy_gettext as _l

from app.mentors.enums import MentorshipKind
from app.web.fields import EnumField, LineField, ProseField
from app.web.forms import BaseForm, CreateForm, EditForm

MAX_STORY = 2000


class MentoringProgrammeFields(BaseForm):
    """What a programme says."""

    title = LineField(_l("Название"), needed=_l("Укажите название."))
    kind = EnumField(_l("Форма наставничества"), MentorshipKind)
    aim = ProseField(_l("Цель"), needed=_l("Напишите цель."), maximum=MAX_STORY, rows=3)
    stage_lines = ProseField(
        _l("Этапы"),
        needed=_l("Напишите хотя бы один этап."),
        rows=8,
        description=_l("Каждый с новой строки. После тире — показатель: «этап — показатель»."),
    )
    indicators = ProseField(
        _l("Показатели программы"),
        optional=True,
        maximum=MAX_STORY,
        rows=3,
        description=_l("По чему видно, что программа удалась."),
    )


class MentoringProgrammeCreateForm(MentoringProgrammeFields, CreateForm):
    """A new programme."""


class MentoringProgrammeEditForm(MentoringProgrammeFields, EditForm):
    """A programme that is changed."""
