"""Forms of the timetable, of changes and of what is said after talks."""

from flask_babel import lazy_gettext as _l
from wtforms import StringField, TimeField
from wtforms.validators import AnyOf, Optional

from app.jobfair.interviews.enums import (
    MAX_PLACE,
    InterviewState,
    TalkEvent,
    TalkSide,
    TalkVerdict,
    TimetableChangeKind,
)
from app.web.fields import (
    EnumField,
    EnumFilter,
    LineField,
    ProseField,
    RecordChoiceFilter,
    RecordField,
)
from app.web.forms import BaseForm, CreateForm, EditForm, FilterForm
from app.web.ranking import RankedField

LONGEST_NOTE = 1000


class LotteryForm(CreateForm):
    """The words that decide among equals."""

    seed_text = LineField(
        _l("Текст жребия"),
        needed=_l("Напишите текст, который все смогут проверить."),
        description=_l(
            "То, что станет известно позже и чего никто не выбирает: например, курс доллара "
            "Банка России на день ярмарки. Студенты увидят текст до конца приёма приоритетов, "
            "изменить его нельзя."
        ),
    )


class TimetablePublicationForm(EditForm):
    """The consent to publish a timetable."""


class TimetableChangeForm(CreateForm):
    """What happened on the day, to whom and for how long."""

    kind = EnumField(
        _l("Что случилось"), TimetableChangeKind, default=TimetableChangeKind.STUDENT_AWAY
    )
    student_id = RecordField(
        _l("Студент"),
        optional=True,
        render_kw={"data-search": ""},
        description=_l("Если опаздывает или не придёт студент."),
    )
    participant_id = RecordField(
        _l("Стенд"),
        optional=True,
        render_kw={"data-search": ""},
        description=_l("Если стенд без света или его представители уехали."),
    )
    from_time = TimeField(
        _l("С какого времени"),
        validators=[Optional()],
        description=_l("Пусто — с начала дня."),
    )
    until_time = TimeField(
        _l("До какого времени"),
        validators=[Optional()],
        description=_l("Пусто — до конца дня."),
    )
    reason = LineField(
        _l("Причина"),
        optional=True,
        description=_l("Например: задержался автобус. Диагнозов не пишите."),
    )


class InterviewFilterForm(FilterForm):
    """Filters of the list of talks."""

    q = StringField(_l("Организация или студент"), validators=[Optional()])
    participant = RecordChoiceFilter(_l("Стенд"))
    state = EnumFilter(_l("Состояние"), InterviewState)


class TalkResultForm(BaseForm):
    """What one side says after a talk; `side` is for staff, who write down what was said."""

    verdict = EnumField(_l("Итог"), TalkVerdict)
    note = ProseField(_l("Заметка для себя"), optional=True, maximum=LONGEST_NOTE, rows=2)
    side = StringField(validators=[Optional(), AnyOf([*TalkSide])])


class TalkMoveForm(BaseForm):
    """The button that was pressed under a talk."""

    event = EnumField(_l("Действие"), TalkEvent)


class TalkOrderForm(BaseForm):
    """Talks put in order: one hidden input for each line, and the button that was pressed."""

    talk = RankedField(_l("Порядок"), most=MAX_PLACE)
    move = StringField(validators=[Optional()])
