"""The fields of a form as a person who writes a template reads them."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from app.documents.catalog import DocumentForm, with_letterhead
from app.documents.values import plain_values


@dataclass(frozen=True, slots=True)
class FieldLine:
    """How a field is written in Word, what it means, what it may print."""

    written: str
    meaning: str
    example: str


def field_lines(form: DocumentForm) -> list[FieldLine]:
    """Return every field of a form, lists with how they are repeated."""
    values = plain_values(with_letterhead(form.specimen))
    lines: list[FieldLine] = []
    for name, value in values.items():
        meaning = str(form.fields.get(name, _("бланк колледжа, из настроек")))
        if isinstance(value, Mapping):
            lines += [_line(f"{name}.{part}", meaning, said) for part, said in value.items()]
        elif isinstance(value, list) and value and isinstance(value[0], Mapping):
            opening = f"{{%tr for row in {name} %}} … {{%tr endfor %}}"
            lines.append(FieldLine(opening, meaning, ""))
            lines += [_line(f"row.{part}", _("внутри повтора"), v) for part, v in value[0].items()]
        else:
            lines.append(_line(name, meaning, value))
    return lines


def _line(name: str, meaning: str, example: object) -> FieldLine:
    return FieldLine(f"{{{{ {name} }}}}", meaning, str(example))
