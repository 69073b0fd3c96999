"""Reading a plan's document: pure, from the rows of a file to a `PlanDocument`."""

from app.plan.reading.document import (
    PlanDocument,
    PlanItem,
    PlanPart,
    PlanSection,
    PlanWarning,
    Protocol,
    WarningCode,
)
from app.plan.reading.executors import split_executors
from app.plan.reading.plan_reader import read_plan, read_plan_file
from app.plan.reading.refusal import NotAPlan
from app.plan.reading.topics import propose_topic

__all__ = [
    "NotAPlan",
    "PlanDocument",
    "PlanItem",
    "PlanPart",
    "PlanSection",
    "PlanWarning",
    "Protocol",
    "WarningCode",
    "propose_topic",
    "read_plan",
    "read_plan_file",
    "split_executors",
]
