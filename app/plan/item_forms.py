"""Forms over one item of the plan: what staff decides about it."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import SelectMultipleField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from app.files.errors import FileRefusedError
from app.files.uploads import read_upload
from app.plan.enums import EvidenceKind, ItemStatus, Topic
from app.plan.rules.needs import MOST_RECORDS
from app.web.fields import CountField, DayField, EnumField, WebAddressField
from app.web.forms import EditForm

_LONGEST_REASON = 1000
_LONGEST_DATES = 1000
_LONGEST_LINK = 1000
_TOO_LONG = _l("Не больше %(max)d знаков.")


class KindsField(SelectMultipleField):
    """Kinds of records, of which any proves."""

    def __init__(self, label: object, **kwargs: Any) -> None:
        super().__init__(
            label,
            choices=[SelectChoice(kind.value, kind.label) for kind in EvidenceKind],
            coerce=EvidenceKind,
            validators=[Optional()],
            widget=ListWidget(prefix_label=False),
            option_widget=CheckboxInput(),
            **kwargs,
        )


class RecordsCountField(CountField):
    """How many such records each deadline needs."""

    def __init__(self, label: object, **kwargs: Any) -> None:
        super().__init__(label, minimum=1, maximum=MOST_RECORDS, **{"default": 1, **kwargs})


class ItemForm(EditForm):
    """What an item is about and what proves it; the document's own words are not changed here."""

    topic = EnumField(
        _l("Тема"),
        Topic,
        description=_l("По теме пункт находят, когда добавляют запись."),
    )
    kinds_1 = KindsField(_l("Чем подтверждается (подойдёт любой из отмеченных видов)"))
    count_1 = RecordsCountField(_l("Сколько записей на каждый срок"))
    kinds_2 = KindsField(_l("И кроме того: записи другого вида"))
    count_2 = RecordsCountField(_l("Сколько таких записей на каждый срок"))
    kinds_3 = KindsField(_l("И ещё одно требование"))
    count_3 = RecordsCountField(_l("Сколько их на каждый срок"))


class DatesForm(EditForm):
    """Dates in the place of those of the document, and the schedule they are from."""

    own_dates = TextAreaField(
        _l("Даты пункта"),
        validators=[Length(max=_LONGEST_DATES, message=_TOO_LONG)],
        description=_l(
            "Каждый срок с новой строки: «15 марта», «с 12 по 14 апреля», «ежеквартально». "
            "Пустое поле — срок из документа."
        ),
        render_kw={"rows": 3},
    )
    schedule_link = WebAddressField(
        _l("Ссылка на график"),
        optional=True,
        maximum=_LONGEST_LINK,
        description=_l("Где опубликован график, план или распоряжение."),
    )


class VerdictForm(EditForm):
    """A status by hand, with what proves it."""

    status = EnumField(_l("Состояние"), ItemStatus)
    reason = TextAreaField(
        _l("Почему"),
        validators=[Length(max=_LONGEST_REASON, message=_TOO_LONG)],
        description=_l("Причину увидят все, кто читает план."),
    )
    link = WebAddressField(
        _l("Ссылка на подтверждение"),
        optional=True,
        maximum=_LONGEST_LINK,
        description=_l("Ссылка или файл обязательны."),
    )
    file = FileField(_l("Файл подтверждения"), description=_l("Скан, документ Word или PDF."))
    until = DayField(
        _l("Действует до"),
        optional=True,
        description=_l("После этого дня состояние снова считается по записям."),
    )

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.status.choices = [
            SelectChoice(one.value, one.label)
            for one in ItemStatus
            if one is not ItemStatus.NO_DATA
        ]

    @property
    def file_name(self) -> str:
        """What the person calls the file, empty without one."""
        return str(getattr(self.file.data, "filename", "") or "")

    def read(self) -> bytes | None:
        """Read the file, None without one; a refusal becomes the message by its field."""
        if not self.file_name:
            return None
        try:
            return read_upload(self.file.data.stream)
        except FileRefusedError as refusal:
            self.add_error(refusal)
            return None
