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
from app.plan.rules.execution import NeedState, PeriodProof, prove
from app.plan.rules.needs import Need, kinds_of, propose_needs
from app.plan.rules.periods import Period, split
from app.plan.rules.picture import (
    Bar,
    BarSpan,
    item_bars,
    item_spans,
    place_of,
    school_holidays,
    stack,
)
from app.plan.rules.state import (
    HeldVerdict,
    ItemState,
    JudgedItem,
    StatusChange,
    item_state,
    next_due,
    status_history,
)
from app.plan.rules.status import ItemStanding, Reason, item_status

__all__ = [
    "Bar",
    "BarSpan",
    "Checkpoint",
    "Comparison",
    "Field",
    "FieldChange",
    "HeldVerdict",
    "ItemChange",
    "ItemStanding",
    "ItemState",
    "ItemText",
    "JudgedItem",
    "Need",
    "NeedState",
    "Period",
    "PeriodProof",
    "Reason",
    "StatusChange",
    "checkpoints",
    "compare",
    "item_bars",
    "item_spans",
    "item_state",
    "item_status",
    "kinds_of",
    "next_due",
    "place_of",
    "propose_needs",
    "prove",
    "school_holidays",
    "split",
    "stack",
    "status_history",
]
