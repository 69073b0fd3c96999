"""The request as this site reads it."""

from flask import Request, current_app


class SiteRequest(Request):
    """A request whose body is limited by its kind.

    Only multipart bodies, which hold files, may be as large as MAX_CONTENT_LENGTH. The framework
    limits single fields of those, but not of a plain form: it would read 12 MB of one field.
    """

    @property  # type: ignore[misc]
    def max_content_length(self) -> int | None:  # type: ignore[override]
        """Return how many bytes the body may have."""
        if self.mimetype == "multipart/form-data":
            return super().max_content_length
        limit: int = current_app.config["MAX_FORM_MEMORY_SIZE"]
        return limit
