"""Kinds of records that are kept for a time, as the packages declare them (`Package.retention`)."""

from app.web.personal import RetentionKind, retention_kinds

__all__ = ["RetentionKind", "retention_kinds"]
