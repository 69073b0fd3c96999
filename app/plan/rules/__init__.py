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
from app.plan.rules.picture import (
    Bar,
    Span,
    item_bars,
    item_spans,
    place_of,
    school_holidays,
    stack,
)
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
    "Span",
    "checkpoints",
    "compare",
    "item_bars",
    "item_spans",
    "item_status",
    "place_of",
    "school_holidays",
    "split",
    "stack",
]
