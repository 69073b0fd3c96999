"""Permissions over the plan."""

from enum import StrEnum


class Permission(StrEnum):
    """What a role may do with the plan. Reading it is open to everybody."""

    EVIDENCE_VIEW = "plan:evidence:view"
    ITEM_MANAGE = "plan:item:manage"
    REPORT_VIEW = "plan:report:view"
    REPORT_ISSUE = "plan:report:issue"
    PLAN_IMPORT = "plan:plan:import"
