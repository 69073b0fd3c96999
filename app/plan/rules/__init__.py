"""Pure decisions about the plan: values in, values out."""

from app.plan.rules.checkpoints import Checkpoint, checkpoints
from app.plan.rules.comparison import (
    Comparison,
    Field,
    FieldChange,
    ItemChange,
    ItemText,
    compare,
)
from app.plan.rules.periods import Period, split
from app.plan.rules.picture import Bar, item_bars, stack
from app.plan.rules.status import ItemStanding, Reason, item_status

__all__ = [
    "Bar",
    "Checkpoint",
    "Comparison",
    "Field",
    "FieldChange",
    "ItemChange",
    "ItemStanding",
    "ItemText",
    "Period",
    "Reason",
    "checkpoints",
    "compare",
    "item_bars",
    "item_status",
    "split",
    "stack",
]
