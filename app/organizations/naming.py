"""Which organization a spreadsheet names: by INN, by its full or short name, by name and town."""

import re
from collections import defaultdict

from flask_babel import gettext as _

from app.base.identity import fold
from app.base.likeness import comparable_name
from app.imports.kinds import ReadRow
from app.organizations import queries
from app.organizations.legal_forms import strip_legal_form

_INN = re.compile(r"\d{10}|\d{12}")


class NamedOrganizations:
    """Every organization of the site, found by what people call it."""

    def __init__(self) -> None:
        self.labels: dict[int, str] = {}
        self._ids: dict[str, int] = {}
        self._named: defaultdict[str, set[int]] = defaultdict(set)
        for row in queries.list_importable():
            label = f"{row.short_name}, {row.town}"
            self.labels[row.id] = label
            self._ids.setdefault(label, row.id)
            names = (row.name, row.short_name, label, f"{row.name}, {row.town}", row.inn or "")
            for name in filter(None, names):
                self._named[_key(name)].add(row.id)

    def find(self, row: ReadRow) -> None:
        """Put the organization's label in place of what the row says, or note the problem."""
        told = row.values.get("organization")
        if not told:
            return
        found = self._named.get(_key(told), set())
        if len(found) == 1:
            row.values["organization"] = self.labels[next(iter(found))]
        elif found:
            message = _("Организаций с таким названием несколько: добавьте населённый пункт.")
            row.refuse("organization", "ambiguous_organization", message)
        else:
            message = _("Организации «%(name)s» на сайте нет.", name=told)
            row.refuse("organization", "unknown_organization", message)

    def id_of(self, label: str) -> int:
        """Return the organization of a label."""
        return self._ids[label]


def _key(name: str) -> str:
    inn = _INN.fullmatch(name.strip())
    return inn[0] if inn else comparable_name(fold(strip_legal_form(name)))
