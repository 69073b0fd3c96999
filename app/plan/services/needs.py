"""What should prove an item whose words change."""

from app.plan.models import Item
from app.plan.rules.needs import propose_needs


def propose_item_needs(item: Item, *, title: str, expected_result: str) -> None:
    """Say what should prove the item: what a person confirmed stays while the result is the same.

    Another result needs another proof, so that a person has to look again. Called with the new
    words before the item takes them, by a use case that asked already.
    """
    is_same = item.expected_result == expected_result
    if item.needs and is_same and (item.needs_confirmed_at or item.title == title):
        return
    needs = propose_needs(expected_result, title, item.topic)
    item.needs = [need.to_json() for need in needs]
    item.needs_confirmed_at = item.needs_confirmed_by_id = None
