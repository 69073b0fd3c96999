"""Until when a comment may be mended."""

from datetime import datetime, timedelta

MENDED_WITHIN = timedelta(days=1)
LONGEST = 2000  # characters


def may_mend(*, author_id: int | None, written_at: datetime, viewer_id: int, now: datetime) -> bool:
    """Tell whether a person may change the words of a comment: the author, within a day."""
    return author_id == viewer_id and now - written_at < MENDED_WITHIN


def may_take_back(*, author_id: int | None, viewer_id: int, manages: bool) -> bool:
    """Tell whether a person may take a comment back: the author, or staff."""
    return manages or author_id == viewer_id
