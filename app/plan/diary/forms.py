"""The form of a person's wishes."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField

from app.web.forms import BaseForm


class WishForm(BaseForm):
    """Which letters about the plan a person wants."""

    wants_reminders = BooleanField(
        _l("Напоминать о сроках моих пунктов"),
        description=_l("За две недели до срока и в последний день, одним письмом."),
    )
    wants_digest = BooleanField(
        _l("Присылать сводку за неделю"),
        description=_l("По понедельникам: что просрочено, что скоро, что сделано."),
    )
