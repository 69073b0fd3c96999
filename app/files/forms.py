"""Forms of files."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import SelectField
from wtforms.fields.choices import SelectChoice

from app.files.attached import AttachedTo
from app.files.enums import FileKind
from app.files.errors import MEGABYTE, FileRefusedError
from app.files.pictures import photograph
from app.files.uploads import read_upload
from app.web.fields import LineField
from app.web.forms import BaseForm


class ReplacementForm(BaseForm):
    """A file that a person sends."""

    file = FileField(_l("Файл"), validators=[FileRequired(_l("Выберите файл."))])

    def __init__(self, rule: AttachedTo, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._rule = rule
        kinds = ", ".join(str(kind.label) for kind in FileKind if kind in rule.kinds)
        self.file.description = _l(
            "Подходят: %(kinds)s; не больше %(limit)d\u00a0МБ.",
            kinds=kinds,
            limit=rule.limit // MEGABYTE,
        )

    @property
    def name(self) -> str:
        """Return what the person calls the file."""
        return str(self.file.data.filename or "")

    def read(self, purpose: str) -> bytes | None:
        """Read the file; a refusal becomes the message by its field, and None is returned."""
        kinds, limit = self._rule.kinds_of(purpose), self._rule.limit
        try:
            data = read_upload(self.file.data.stream, kinds=kinds, limit=limit)
            return photograph(data) if purpose in self._rule.photos else data
        except FileRefusedError as refusal:
            self.add_error(refusal)
            return None


class AttachmentForm(ReplacementForm):
    """A file and what it is."""

    purpose = SelectField(_l("Что это"))
    caption = LineField(
        _l("Что на фотографии"),
        optional=True,
        description=_l(
            "Например: вход с улицы, игровая младшей группы. Прочитают вслух тем, кто не видит. "
            "Сведения о месте и времени съёмки сайт из фотографии убирает. Людей "
            "снимают с их согласия."
        ),
    )

    def __init__(self, rule: AttachedTo, **kwargs: Any) -> None:
        super().__init__(rule, **kwargs)
        if not rule.photos:
            del self.caption
        self.purpose.choices = [
            SelectChoice(value, str(label)) for value, label in rule.purposes.items()
        ]
