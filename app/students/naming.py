"""Which speciality a spreadsheet names: by code or by name."""

import re

from flask_babel import gettext as _

from app.base.identity import fold
from app.imports.kinds import ReadRow
from app.students import queries
from app.students.rules import parse_speciality_code

_CODE = re.compile(r"\d{2}\s*[.,]\s*\d{2}\s*[.,]\s*\d{2}")


class NamedSpecialities:
    """Every speciality of the site, found by its code or its name."""

    def __init__(self) -> None:
        found = queries.list_specialities()
        self._labels = {one.id: str(one) for one in found}
        self._ids = {str(one): one.id for one in found}
        self._named = {one.code: str(one) for one in found}
        self._named |= {fold(one.name): str(one) for one in found}

    def find(self, row: ReadRow) -> None:
        """Put the speciality's label in place of what the row says, or note the problem."""
        told = row.values.get("speciality")
        if not told:
            return
        code = _CODE.search(told)
        label = self._named.get(parse_speciality_code(code[0]) if code else fold(told))
        if label:
            row.values["speciality"] = label
        else:
            message = _("Специальности «%(name)s» на сайте нет.", name=told)
            row.refuse("speciality", "unknown_speciality", message)

    def id_of(self, label: str) -> int:
        """Return the speciality of a label."""
        return self._ids[label]

    def label_of(self, speciality_id: int | None) -> str | None:
        """Return the label of a speciality."""
        return self._labels.get(speciality_id) if speciality_id else None
