"""Permissions over the records of the cluster's work, one pair for each subject."""

from enum import StrEnum


class Permission(StrEnum):
    """What a role may do: staff keep the records, the council reads them all.

    The others see what is public or concerns them; queries of the subjects tell which records.
    """

    ACTIVITY_VIEW = "activities:activity:view"
    CERTIFICATE_VIEW = "activities:certificate:view"
    CERTIFICATE_MANAGE = "activities:certificate:manage"
    DOCUMENT_VIEW = "activities:document:view"
    DOCUMENT_MANAGE = "activities:document:manage"
    EVENT_VIEW = "activities:event:view"
    EVENT_MANAGE = "activities:event:manage"
    GROUP_VIEW = "activities:group:view"
    GROUP_MANAGE = "activities:group:manage"
    MEETING_VIEW = "activities:meeting:view"
    MEETING_MANAGE = "activities:meeting:manage"
    PUBLICATION_VIEW = "activities:publication:view"
    PUBLICATION_MANAGE = "activities:publication:manage"
