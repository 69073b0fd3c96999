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
from app.plan.rules.execution import NeedState, PeriodState, prove
from app.plan.rules.needs import Need, kinds_of, propose_needs
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
from app.plan.rules.state import (
    ItemState,
    PlanItem,
    StatusChange,
    Verdict,
    item_state,
    next_due,
    status_history,
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
    "ItemState",
    "ItemText",
    "Need",
    "NeedState",
    "Period",
    "PeriodState",
    "PlanItem",
    "Reason",
    "Span",
    "StatusChange",
    "Verdict",
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
