"""The form of an executor: whom the plan's words mean."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField

from app.web.fields import RecordsField
from app.web.forms import EditForm


class ExecutorForm(EditForm):
    """Whom the words of one executor mean."""

    is_everybody = BooleanField(
        _l("Все организации кластера"),
        description=_l("Пункт увидят в своих сотрудники каждой организации."),
    )
    council_ids = RecordsField(_l("Советы"), optional=True)
    organization_ids = RecordsField(_l("Организации"), optional=True)
    user_ids = RecordsField(_l("Люди"), optional=True)
