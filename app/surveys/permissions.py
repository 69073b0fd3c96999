"""Permissions over surveys and forecasts."""

from enum import StrEnum


class Permission(StrEnum):
    """What a role may do. Answering behind a link needs none."""

    SURVEY_MANAGE = "surveys:survey:manage"
    SURVEY_VIEW = "surveys:survey:view"
    FORECAST_FILL = "surveys:forecast:fill"
