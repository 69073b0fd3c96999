"""Forms of pairs."""

from typing import Any

from flask import request
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from app.twins.enums import PairState
from app.web.fields import ChoiceFilter, EnumFilter, RecordField
from app.web.forms import CreateForm, EditForm, FilterForm


class PairFilterForm(FilterForm):
    """Which pairs are shown."""

    entity = ChoiceFilter(_l("Что"))
    state = EnumFilter(_l("Состояние"), PairState)


class PairCreateForm(CreateForm):
    """Another record that is the same."""

    other_id = RecordField(_l("С какой записью объединить"), needed=_l("Выберите вторую запись."))


class MergeForm(EditForm):
    """What a person chose of two records.

    Fields are chosen by radio buttons `side-<column>`; the versions of both records as they
    were seen travel with the form.
    """

    keep = HiddenField(default="left")
    left_version = HiddenField()
    right_version = HiddenField()

    def sides(self) -> dict[str, str]:
        """Return the side chosen for each column."""
        chosen = {
            name.removeprefix("side-"): value
            for name, value in request.form.items()
            if name.startswith("side-")
        }
        return {key: side for key, side in chosen.items() if side in {"left", "right"}}

    def saw(self, left: Any, right: Any) -> bool:
        """Tell whether both records are still as the person saw them."""
        seen = (self.left_version.data, self.right_version.data)
        return seen == (str(left.version), str(right.version))
