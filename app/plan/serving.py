"""The pages' part of records that serve items of the plan: the field with which they are chosen."""

from flask import request
from flask_babel import lazy_gettext as _l

from app.plan import queries
from app.web.fields import RecordsField
from app.web.forms import BaseForm
from app.web.urls import LARGEST_ID


class ServingFields(BaseForm):
    """A form of a record with `ServesPlan`; the view calls `offer_items` before validation."""

    plan_item_ids = RecordsField(
        _l("Пункты плана, которые подтверждает запись"), needed=_l("Выберите пункт плана.")
    )

    def offer_items(self) -> None:
        """Offer the items in force and those chosen before; `?item=5` chooses one at first."""
        field = self.plan_item_ids
        asked = request.args.get("item", type=int)
        if not field.data and not self.is_submitted() and asked and 0 < asked <= LARGEST_ID:
            field.data = [asked]
        field.search_among(queries.item_search(chosen=field.object_data or ()))
