"""Permissions over personal data."""

from enum import StrEnum


class Permission(StrEnum):
    """What a role may do. Everybody reads and takes away the own data without any."""

    CONSENT_VIEW = "privacy:consent:view"
    CONSENT_MANAGE = "privacy:consent:manage"
    TEXT_MANAGE = "privacy:text:manage"
    PERSON_EXPORT = "privacy:person:export"
    PERSON_ERASE = "privacy:person:erase"
    ACCESS_VIEW = "privacy:access:view"
    RETENTION_VIEW = "privacy:retention:view"
