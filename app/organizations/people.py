"""People's names in spreadsheets: in one column or in three, of whatever kind the people are."""

from app.documents.names import parse_name
from app.imports.kinds import ReadRow, Values

NAMES = ("last_name", "first_name", "middle_name")


def name_of(values: Values) -> tuple[str, str, str]:
    """Return the three parts, "" for one that is not said."""
    last, first, middle = (values.get(one) or "" for one in NAMES)
    return last, first, middle


def take_name_apart(row: ReadRow) -> None:
    """Put the parts of a whole name in its place."""
    whole = row.values.pop("full_name", None)
    if whole:
        name = parse_name(whole)
        parts = dict(zip(NAMES, (name.last, name.first, name.middle), strict=True))
        row.values.update({key: part for key, part in parts.items() if part})
