"""Forms of papers."""

from flask_babel import lazy_gettext as _l
from wtforms import StringField, TextAreaField
from wtforms.validators import DataRequired, Length, Optional

from app.documents.catalog import FORMS
from app.documents.enums import PaperState
from app.web.fields import MAX_TEXT, ChoiceFilter, EnumFilter
from app.web.forms import EditForm, FilterForm


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
