"""A document as it waits for its confirmation."""

from collections.abc import Mapping
from typing import Any

from app.plan.errors import UploadGoneError
from app.plan.reading import PlanDocument
from app.plan.reading.stored import document_from


def document_of(data: Mapping[str, Any] | None) -> PlanDocument:
    """Rebuild the document that `PlanDocument.to_json` wrote.

    Raises UploadGoneError for an upload whose columns nobody has told yet: it has none.
    """
    if data is None:
        raise UploadGoneError
    return document_from(data)
