"""Forms about lists."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from app.web.fields import LineField
from app.web.forms import CreateForm


class SavedFilterForm(CreateForm):
    """A name for the conditions a list is narrowed by."""

    title = LineField(_l("Название отбора"), needed=_l("Назовите отбор."), maximum=80)
    path = HiddenField()
    query = HiddenField()
