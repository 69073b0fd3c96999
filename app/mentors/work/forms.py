"""Forms of a mentorship: its beginning and end, hours, meetings, feedback."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import Field, RadioField, SelectField, TimeField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional

from app.mentors.ending import WITH_NOTICE
from app.mentors.enums import EndGround, MentorshipKind
from app.mentors.work.enums import WorkKind
from app.mentors.work.rules import MOST_MEETINGS, MentoringMeetingTerms, MentoringSeriesTerms
from app.plan.serving import ServingFields, items_field
from app.web.fields import CountField, DayField, LineField, ProseField, RecordField
from app.web.forms import BaseForm, CreateForm, EditForm

MAX_STORY = 2000
_WEEKS = ((1, _l("каждую неделю")), (2, _l("раз в две недели")), (4, _l("раз в четыре недели")))
_MARKS = (
    (5, _l("5 — полностью")),
    (4, _l("4 — скорее да")),
    (3, _l("3 — отчасти")),
    (2, _l("2 — скорее нет")),
    (1, _l("1 — нет")),
)


def _kind_or_none(value: Any) -> WorkKind | None:
    return WorkKind(value) if value in set(WorkKind) else None


class OneTapField(RadioField):
    """One of a few buttons; `optional` may stay without an answer."""

    def __init__(
        self, label: Any, *, optional: bool = False, needed: Any = None, **kw: Any
    ) -> None:
        first = Optional() if optional else InputRequired(needed)
        super().__init__(label, validators=[first], **kw)
        self.optional = optional

    def pre_validate(self, form: Any) -> None:
        """Refuse what was not offered; raises ValidationError."""
        if self.data or not self.optional:
            super().pre_validate(form)


class MentorshipCreateForm(ServingFields, CreateForm):
    """A student entrusted to a mentor."""

    student_id = RecordField(
        _l("Студент"), needed=_l("Выберите студента."), render_kw={"data-search": ""}
    )
    starts_on = DayField(_l("С какого дня"), needed=_l("Укажите, с какого дня."))
    goal = ProseField(
        _l("Цель"),
        needed=_l("Напишите, чему студент научится."),
        maximum=MAX_STORY,
        description=_l("Чему студент научится рядом с наставником."),
    )
    programme_id = RecordField(
        _l("Программа наставничества"),
        optional=True,
        description=_l("Её этапы и показатели встанут в план наставничества."),
    )
    plan_item_ids = items_field()


class MenteeCreateForm(ServingFields, CreateForm):
    """A young teacher or a pupil entrusted to a mentor: the least that the programme needs."""

    kind = SelectField(
        _l("Форма наставничества"),
        coerce=MentorshipKind,
        choices=[
            SelectChoice(one.value, one.label)
            for one in (MentorshipKind.TEACHER_TEACHER, MentorshipKind.STUDENT_PUPIL)
        ],
    )
    name = LineField(
        _l("Кого сопровождает наставник"),
        needed=_l("Укажите имя."),
        description=_l(
            "Молодой педагог — фамилия, имя, отчество. Ученик — имя и первая буква фамилии: "
            "больше о ребёнке не нужно."
        ),
    )
    organization_id = RecordField(
        _l("Организация"), needed=_l("Выберите организацию."), render_kw={"data-search": ""}
    )
    detail = LineField(
        _l("Должность или класс"),
        optional=True,
        description=_l("Например: учитель физики; 7 «Б» класс."),
    )
    consent_on = DayField(
        _l("Согласие законного представителя, дата"),
        optional=True,
        description=_l("Для ученика обязательно. Само согласие хранит школа."),
    )
    starts_on = DayField(_l("С какого дня"), needed=_l("Укажите, с какого дня."))
    goal = ProseField(
        _l("Цель"), needed=_l("Напишите, чему научится наставляемый."), maximum=MAX_STORY
    )
    programme_id = RecordField(_l("Программа наставничества"), optional=True)
    plan_item_ids = items_field()


class MentorshipFinishForm(EditForm):
    """How a mentorship ended."""

    ends_on = DayField(_l("Последний день"), needed=_l("Укажите последний день."))
    result = ProseField(
        _l("Итог"),
        needed=_l("Напишите, что получилось."),
        maximum=MAX_STORY,
        description=_l("Что получилось: уроки, проекты, отзыв наставника."),
    )


class MentorshipBreakOffForm(EditForm):
    """Why a mentorship was broken off."""

    ended_by = SelectField(
        _l("По чьей воле"),
        coerce=EndGround,
        default=EndGround.AGREEMENT,
        choices=[
            SelectChoice(one.value, one.label) for one in EndGround if one is not EndGround.REPLACED
        ],
    )
    notice_on = DayField(
        _l("Когда предупредили другую сторону"),
        optional=True,
        description=_l(
            "Между работниками — не позднее чем за три рабочих дня до последнего дня "
            "(статья 351.8 ТК РФ)."
        ),
    )
    ends_on = DayField(_l("Последний день"), needed=_l("Укажите последний день."))
    reason = ProseField(
        _l("Почему прекращено"),
        needed=_l("Напишите, почему прекращено наставничество."),
        maximum=MAX_STORY,
    )


class NoticeCreateForm(EditForm):
    """A notice that a mentorship ends before its time."""

    ended_by = SelectField(_l("По чьей воле"), coerce=EndGround)
    reason = ProseField(_l("Почему"), needed=_l("Напишите, почему."), maximum=MAX_STORY, rows=3)

    def offer(self, *, is_own: bool) -> None:
        """Offer what this person may say: a mentor speaks for the mentor alone."""
        grounds = [EndGround.MENTOR_REFUSED] if is_own else list(EndGround)
        self.ended_by.choices = [
            SelectChoice(one.value, one.label)
            for one in grounds
            if one in WITH_NOTICE and one is not EndGround.REPLACED
        ]


class MentorshipReplaceForm(EditForm):
    """Another mentor goes on with a mentorship."""

    mentor_id = RecordField(
        _l("Новый наставник"), needed=_l("Выберите наставника."), render_kw={"data-search": ""}
    )
    starts_on = DayField(_l("С какого дня"), needed=_l("Укажите, с какого дня."))
    notice_on = DayField(
        _l("Когда предупредили прежнего наставника"),
        optional=True,
        description=_l(
            "Между работниками — не позднее чем за три рабочих дня (статья 351.8 ТК РФ)."
        ),
    )
    reason = ProseField(
        _l("Почему меняется наставник"), needed=_l("Напишите, почему."), maximum=MAX_STORY, rows=3
    )


class GroundEditForm(EditForm):
    """What a mentorship belongs to; `ground` is «table:id»."""

    ground = SelectField(_l("К чему относится"))

    @property
    def pair(self) -> tuple[str, int] | None:
        """Return the table and the id, None for nothing."""
        kind, _colon, number = str(self.ground.data or "").rpartition(":")
        return (kind, int(number)) if kind and number.isdecimal() else None


class EntryFields(BaseForm):
    """What was done and how long it took: three taps on a phone."""

    minutes = OneTapField(_l("Сколько"), coerce=int, needed=_l("Выберите, сколько времени."))
    kind = OneTapField(
        _l("Что делали"),
        optional=True,
        coerce=_kind_or_none,
        choices=[SelectChoice(value, label) for value, label in WorkKind.pairs()],
    )
    note = LineField(_l("Или одной строкой"), optional=True)
    day = DayField(_l("День"), needed=_l("Укажите день."))

    def offer(self, durations: list[tuple[int, str]]) -> None:
        """Offer the usual durations."""
        self.minutes.choices = [SelectChoice(value, label) for value, label in durations]


class EntryCreateForm(CreateForm, EntryFields):
    """Hours that are noted."""


class EntryEditForm(EditForm, EntryFields):
    """Hours that are mended."""


class MentoringMeetingFields(BaseForm):
    """When and of what a meeting is."""

    held_on = DayField(_l("День"), needed=_l("Укажите день."))
    starts_at = TimeField(_l("Время"), validators=[Optional()])
    topic = LineField(_l("Тема"), needed=_l("Напишите, о чём встреча."))
    place = LineField(_l("Место"), optional=True)


class MeetingPlanForm(CreateForm, MentoringMeetingFields):
    """A meeting, or a series of them."""

    count = CountField(
        _l("Сколько встреч"),
        needed=_l("Укажите, сколько встреч."),
        minimum=1,
        maximum=MOST_MEETINGS,
        default=1,
    )
    weeks = SelectField(
        _l("Как часто"),
        coerce=int,
        choices=[SelectChoice(value, label) for value, label in _WEEKS],
        default=1,
    )

    @property
    def series(self) -> MentoringSeriesTerms:
        """Return the typed terms."""
        return MentoringSeriesTerms(
            self.into(MentoringMeetingTerms), self.count.data or 1, self.weeks.data or 1
        )


class MentoringMeetingEditForm(EditForm, MentoringMeetingFields):
    """A meeting that is moved or reworded."""


class StagesEditForm(EditForm):
    """The stages of one mentorship, a line each."""

    stage_lines = ProseField(
        _l("Этапы"),
        needed=_l("Напишите хотя бы один этап."),
        rows=8,
        description=_l("Каждый с новой строки. После тире — показатель: «этап — показатель»."),
    )


def _marks(label: Any) -> Field:
    choices = [SelectChoice(value, text) for value, text in _MARKS]
    return RadioField(
        label, choices=choices, coerce=int, validators=[InputRequired(_l("Выберите оценку."))]
    )


class MentoringFeedbackForm(CreateForm):
    """Three marks and words."""

    clarity = _marks(_l("Было понятно, что и когда делаем"))
    support = _marks(_l("Другая сторона была на связи и помогала"))
    benefit = _marks(_l("Наставничество дало то, ради чего начиналось"))
    words = ProseField(
        _l("Что ещё важно"),
        optional=True,
        maximum=MAX_STORY,
        rows=3,
        description=_l("Не называйте имён: ответы показывают без них."),
    )
