"""Forms of imports: a file, how its sheet is read, what is done with twins."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from app.files.enums import TABLES
from app.files.errors import FileRefusedError
from app.files.uploads import read_upload
from app.imports.enums import RowFate, RowOutcome, RunState, TwinChoice
from app.imports.kinds import ImportKind
from app.imports.sheet import Reading, Wanted
from app.web.fields import ChoiceFilter, CountField, EnumField, EnumFilter
from app.web.forms import BaseForm, FilterForm

_OPTION, _COLUMN = "option_", "column_"
_LONGEST_SAMPLE = 40  # signs
SAMPLES = 3  # cells of a column that its field shows


class FileImportForm(BaseForm):
    """A spreadsheet that a person sends."""

    file = FileField(
        _l("Таблица"),
        validators=[FileRequired(_l("Выберите файл."))],
        description=_l("XLSX, XLS, ODS или CSV, не больше 10\u00a0МБ."),
    )

    @property
    def name(self) -> str:
        """Return what the person calls the file."""
        return str(self.file.data.filename or "")

    def read(self) -> bytes | None:
        """Read the file; a refusal becomes the message by its field, and None is returned."""
        try:
            return read_upload(self.file.data.stream, kinds=TABLES)
        except FileRefusedError as refusal:
            self.add_error(refusal)
            return None

    def refuse(self, message: str) -> None:
        """Say by the field why the file cannot be read."""
        self.add_error(FileRefusedError(message, field="file"))

    def ticked(self) -> list[str]:
        """Return the names of the options that were ticked."""
        return _ticked(self)


class LayoutForm(BaseForm):
    """Which sheet, where its headings stand, what its columns are."""

    sheet = SelectField(_l("Лист"))
    heading_row = CountField(
        _l("Строка заголовков"),
        needed=_l("Укажите номер строки, в которой названы столбцы."),
        minimum=1,
        maximum=100_000,
    )

    def wanted(self, present: Wanted) -> Wanted:
        """Return how the sheet is to be read; another sheet or heading has columns of its own."""
        sheet, heading = str(self.sheet.data or ""), int(self.heading_row.data or 1)
        is_same = (sheet, heading) == (present.sheet or "", present.heading_row)
        columns = {
            name.removeprefix(_COLUMN): field.data or None
            for name, field in self._fields.items()
            if name.startswith(_COLUMN)
        }
        return Wanted(sheet, heading, columns if is_same else None)

    def ticked(self) -> list[str]:
        """Return the names of the options that were ticked."""
        return _ticked(self)


class RowFilterForm(FilterForm):
    """Rows of an import."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    fate = EnumFilter(_l("Что с строкой"), RowFate)
    outcome = EnumFilter(_l("Итог"), RowOutcome)


class RunFilterForm(FilterForm):
    """Imports of a kind, in a state."""

    kind = ChoiceFilter(_l("Что загружали"))
    state = EnumFilter(_l("Состояние"), RunState)


class TwinForm(BaseForm):
    """What to do with a row that looks like another."""

    choice = EnumField(_l("Что сделать"), TwinChoice)


def file_form(kind: ImportKind) -> FileImportForm:
    """Return the form of a file with what may be ticked for its kind."""
    form: FileImportForm = _with_options(FileImportForm, kind)()
    return form


def layout_form(kind: ImportKind, reading: Reading, *, ticked: Sequence[str]) -> LayoutForm:
    """Return the form of a sheet: a choice for each of its columns."""
    form_class = _with_options(LayoutForm, kind)
    fields = [SelectChoice("", _("— не загружать —"))]
    fields += [SelectChoice(one.field, str(one.title)) for one in kind.columns]
    for letter, heading in reading.headings.items():
        label = _("Столбец %(letter)s: %(heading)s", letter=letter, heading=heading or "—")
        field = SelectField(label, choices=fields, description=_samples(reading, letter))
        setattr(form_class, f"{_COLUMN}{letter}", field)
    form: LayoutForm = form_class(data=_present(reading, ticked))
    form.sheet.choices = [
        SelectChoice(name, name or _("единственный")) for name in reading.table.sheets
    ]
    return form


def _with_options(form: type[Any], kind: ImportKind) -> type[Any]:
    ticks: dict[str, Any] = {
        f"{_OPTION}{one.name}": BooleanField(one.label, description=one.hint)
        for one in kind.options
    }
    return type(form.__name__, (form,), ticks)


def _present(reading: Reading, ticked: Sequence[str]) -> dict[str, Any]:
    return {
        "sheet": reading.table.sheet,
        "heading_row": reading.table.heading_row,
        **{f"{_COLUMN}{letter}": name or "" for letter, name in reading.columns.items()},
        **{f"{_OPTION}{name}": True for name in ticked},
    }


def _samples(reading: Reading, letter: str) -> str:
    cells = [cell[:_LONGEST_SAMPLE] for cell in reading.samples[letter] if cell][:SAMPLES]
    return _("Например: %(cells)s", cells="; ".join(cells)) if cells else ""


def _ticked(form: BaseForm) -> list[str]:
    return [
        name.removeprefix(_OPTION)
        for name, field in form._fields.items()
        if name.startswith(_OPTION) and field.data
    ]
