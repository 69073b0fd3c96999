"""The pages' part of records that serve items of the plan: the field with which they are chosen."""

from flask import request
from flask_babel import lazy_gettext as _l

from app.plan import queries
from app.plan.enums import Topic
from app.web.fields import RecordsField
from app.web.forms import BaseForm
from app.web.urls import LARGEST_ID

FEW_ITEMS = 12  # their titles are sentences: more of them are looked up by a word or a number


def items_field() -> RecordsField:
    """Return the field of the items, for a form where it does not stand first."""
    return RecordsField(
        _l("Пункты плана, которые подтверждает запись"), needed=_l("Выберите пункт плана.")
    )


class ServingFields(BaseForm):
    """A form of a record with `ServesPlan`; the view calls `offer_items` before validation."""

    plan_item_ids = items_field()

    def offer_items(self, *topics: Topic, shows_demand: bool = False) -> None:
        """Offer the items in force and those chosen before.

        `?item=5` chooses one at first; without it the newest item of the `topics` is proposed, and
        beside it those on admission figures for a record that `shows_demand` of employers.
        """
        field = self.plan_item_ids
        if not field.data and not self.is_submitted():
            field.data = _asked_for() or queries.newest_item_ids(topics)
            if shows_demand and not _asked_for():
                demand = queries.admission_item_ids()
                field.data += [one for one in demand if one not in field.data]
        field.search_among(queries.item_search(chosen=field.object_data or ()), few=FEW_ITEMS)


def _asked_for() -> list[int]:
    asked = request.args.get("item", type=int)
    return [asked] if asked and 0 < asked <= LARGEST_ID else []
