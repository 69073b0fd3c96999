"""Forms of papers."""

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import HiddenField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, Optional

from app.documents.catalog import FORMS, DocumentForm
from app.documents.enums import PaperState
from app.documents.errors import DocumentError
from app.files.enums import FileKind
from app.files.errors import FileRefusedError
from app.files.uploads import read_upload
from app.web.fields import MAX_TEXT, ChoiceFilter, EnumFilter
from app.web.forms import BaseForm, EditForm, FilterForm
from app.web.urls import whole_number


class PaperFilterForm(FilterForm):
    """Search and filters of the register."""

    q = StringField(_l("Номер или сторона"), validators=[Optional()])
    kind = ChoiceFilter(_l("Вид документа"))
    state = EnumFilter(_l("Состояние"), PaperState)

    def __init__(self) -> None:
        super().__init__()
        self.kind.offer((name, form.title) for name, form in FORMS.items())


class CancelForm(EditForm):
    """Why a paper is declared void."""

    cancel_reason = TextAreaField(
        _l("Причина"),
        validators=[
            DataRequired(_l("Напишите, почему документ аннулируют.")),
            Length(max=MAX_TEXT),
        ],
        description=_l("Номер остаётся за этим документом, другой его не получит."),
    )


class SeenForm(BaseForm):
    """Which version of a template the person looked at; 0 is ours."""

    seen = HiddenField()

    @property
    def seen_id(self) -> int:
        """Return the id; what is no number was never seen."""
        return whole_number(self.seen.data or "") or 0


class TemplateForm(SeenForm):
    """The college's own template of a kind."""

    file = FileField(
        _l("Шаблон в Word"),
        validators=[FileRequired(_l("Выберите файл."))],
        description=_l("Документ .docx без макросов и ссылок, не больше 10\u00a0МБ."),
    )

    @property
    def name(self) -> str:
        """Return what the person calls the file."""
        return str(self.file.data.filename or "")

    def read(self, form: DocumentForm) -> bytes | None:
        """Read and check the file; a refusal becomes the message by its field."""
        from app.documents.template_check import check_template  # slow to import

        try:
            data = read_upload(self.file.data.stream, kinds={FileKind.DOCX})
            check_template(data, form)
        except (FileRefusedError, DocumentError) as refusal:
            self.add_error(FileRefusedError(str(refusal), field="file"))
            return None
        return data
