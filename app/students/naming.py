"""Which speciality a spreadsheet names: by code or by name."""

import re
from collections.abc import Iterable

from flask_babel import gettext as _

from app.base.identity import fold
from app.imports.kinds import ReadRow
from app.students import queries
from app.students.rules import parse_speciality_code

JOINED = "; "
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
        if label := self._label_named(told):
            row.values["speciality"] = label
        else:
            message = _("Специальности «%(name)s» на сайте нет.", name=told)
            row.refuse("speciality", "unknown_speciality", message)

    def find_all(self, row: ReadRow) -> None:
        """Put the labels of several specialities in place of what the row says of them."""
        told = row.values.get("specialities")
        if not told:
            return
        names = _CODE.findall(told) or [one for one in re.split(r"[,;\n]+", told) if one.strip()]
        labels = {name: self._label_named(name) for name in names}
        if unknown := [name.strip() for name, label in labels.items() if label is None]:
            message = _("Специальности «%(name)s» на сайте нет.", name=unknown[0])
            row.refuse("specialities", "unknown_speciality", message)
        row.values["specialities"] = JOINED.join(sorted(filter(None, labels.values())))

    def labels_of(self, ids: Iterable[int]) -> str:
        """Return the labels of several specialities as `find_all` puts them."""
        return JOINED.join(sorted(self._labels[one] for one in ids))

    def ids_of(self, labels: str) -> list[int]:
        """Return the specialities of several labels."""
        return [self._ids[one] for one in labels.split(JOINED) if one]

    def _label_named(self, name: str) -> str | None:
        code = _CODE.search(name)
        return self._named.get(parse_speciality_code(code[0]) if code else fold(name))

    def id_of(self, label: str) -> int:
        """Return the speciality of a label."""
        return self._ids[label]

    def label_of(self, speciality_id: int | None) -> str | None:
        """Return the label of a speciality."""
        return self._labels.get(speciality_id) if speciality_id else None
