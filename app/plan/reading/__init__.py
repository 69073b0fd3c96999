"""Reading a plan's document: pure, from the rows of a file to a `PlanDocument`."""

from app.plan.reading.choosing import ColumnSample, propose_columns, sample_columns
from app.plan.reading.columns import ChosenColumns, PlanColumn
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
from app.plan.reading.plan_reader import read_plan, read_plan_file, read_plan_rows
from app.plan.reading.refusal import ColumnsUnknown, NotAPlan
from app.plan.reading.topics import propose_topic

__all__ = [
    "ChosenColumns",
    "ColumnSample",
    "ColumnsUnknown",
    "NotAPlan",
    "PlanColumn",
    "PlanDocument",
    "PlanItem",
    "PlanPart",
    "PlanSection",
    "PlanWarning",
    "Protocol",
    "WarningCode",
    "propose_columns",
    "propose_topic",
    "read_plan",
    "read_plan_file",
    "read_plan_rows",
    "sample_columns",
    "split_executors",
]
