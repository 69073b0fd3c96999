"""Forms of documents."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, StringField
from wtforms.validators import Optional

from app.activities.documents.enums import DocumentKind, DocumentState, SheetAnswer
from app.base.choices import Choices
from app.files.errors import FileRefusedError
from app.files.uploads import read_upload
from app.plan.serving import ServingFields
from app.web.fields import (
    AnotherField,
    ChoiceFilter,
    DayField,
    EnumField,
    EnumFilter,
    LineField,
    ProseField,
    RecordChoiceFilter,
    RecordField,
    RecordsField,
    record_id,
)
from app.web.forms import BaseForm, CreateForm, EditForm, FilterForm

MAX_STORY = 4000


class DocumentCardFields(BaseForm):
    """What a document is."""

    kind = EnumField(_l("Вид документа"), DocumentKind)
    title = LineField(_l("Название"), needed=_l("Напишите название документа."))
    number = LineField(
        _l("Номер"), optional=True, description=_l("Можно указать позже, при утверждении.")
    )
    dated_on = DayField(_l("Дата документа"), needed=_l("Укажите дату документа."))
    author = LineField(
        _l("Кто подготовил"), optional=True, description=_l("Подразделение, группа или человек.")
    )


class DocumentPlaceFields(ServingFields):
    """Where a document belongs, how long it holds, who may read it."""

    organization_ids = RecordsField(
        _l("Стороны документа"),
        optional=True,
        description=_l("Организации, с которыми подписан документ или для которых он написан."),
    )
    valid_until = DayField(_l("Действует до"), optional=True, description=_l("Пусто — бессрочно."))
    is_public = BooleanField(
        _l("Открыть всем"),
        description=_l(
            "Утверждённый файл сможет скачать любой посетитель. Личных данных в нём быть не должно."
        ),
    )


class DocumentCreateForm(DocumentCardFields, DocumentPlaceFields, CreateForm):
    pass


class DocumentEditForm(DocumentCardFields, DocumentPlaceFields, EditForm):
    pass


class DocumentArrangeForm(DocumentPlaceFields, EditForm):
    """What may change of a document in force."""


class VersionForm(BaseForm):
    """A file of a document, and what is new in it."""

    file = FileField(
        _l("Файл"),
        validators=[FileRequired(_l("Выберите файл."))],
        description=_l("PDF, DOCX, XLSX или скан картинкой, не больше 10\u00a0МБ."),
    )
    changes = ProseField(_l("Что изменилось"), optional=True, maximum=MAX_STORY)

    @property
    def name(self) -> str:
        """Return what the person calls the file."""
        return str(self.file.data.filename or "")

    def read(self, kinds: Any) -> bytes | None:
        """Read the file; a refusal becomes the message by its field, and None is returned."""
        try:
            return read_upload(self.file.data.stream, kinds=kinds)
        except FileRefusedError as refusal:
            self.add_error(refusal)
            return None


class ApproversForm(CreateForm):
    """Who is asked to agree."""

    user_ids = RecordsField(
        _l("Кто согласует"),
        needed=_l("Выберите хотя бы одного человека."),
        description=_l("Каждый получит письмо и увидит документ на своей странице «Сегодня»."),
    )


class SheetAnswerForm(BaseForm):
    """What somebody says who was asked to agree."""

    answer = EnumField(_l("Ваш ответ"), SheetAnswer)
    remarks = ProseField(_l("Замечания"), optional=True, maximum=MAX_STORY)


class ApproveForm(EditForm):
    """Who approved, when, by which minutes."""

    number = LineField(_l("Номер документа"), optional=True)
    dated_on = DayField(_l("Дата документа"), needed=_l("Укажите дату документа."))
    approver = LineField(
        _l("Кто утвердил"),
        needed=_l("Напишите, кто утвердил документ."),
        description=_l("Например: Координационный совет кластера, директор колледжа."),
    )
    approved_on = DayField(_l("Когда утверждён"), needed=_l("Укажите день утверждения."))
    meeting_id = RecordField(
        _l("Заседание с подписанным протоколом"),
        optional=True,
        description=_l("Если протокол велся не на сайте, напишите его номер и дату ниже."),
    )
    minutes_number = LineField(_l("Номер протокола"), optional=True)
    minutes_on = DayField(_l("Дата протокола"), optional=True)
    is_despite = AnotherField(_l("Утвердить, хотя согласовали не все"))

    def offer(self, meetings: Choices) -> None:
        """Offer the meetings; before validation."""
        self.meeting_id.search_among(meetings)


class ReplaceForm(EditForm):
    """Which document takes the place of this one."""

    successor_id = RecordField(
        _l("Каким документом заменён"),
        needed=_l("Выберите документ, который действует вместо него."),
    )


class DocumentCancelForm(EditForm):
    """Why a document is cancelled."""

    reason = ProseField(_l("Причина"), needed=_l("Напишите причину."), maximum=MAX_STORY)


class DocumentFilterForm(FilterForm):
    """Search and filters of the register."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    kind = EnumFilter(_l("Вид"), DocumentKind)
    state = EnumFilter(_l("Состояние"), DocumentState)
    year = ChoiceFilter(_l("Год"), coerce=record_id)
    organization = RecordChoiceFilter(_l("Организация"))
    item = RecordChoiceFilter(_l("Пункт плана"))


class PublicDocumentFilterForm(FilterForm):
    """Search and filters of the documents open to everybody."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    kind = EnumFilter(_l("Вид"), DocumentKind)
