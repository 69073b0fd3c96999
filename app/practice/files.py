"""Files practice gives out: the proof of a distribution."""

import json
from typing import Any


def as_json(document: dict[str, Any]) -> bytes:
    """Return a stored document as the matching's commands read it."""
    return json.dumps(document, ensure_ascii=False, indent=1).encode()
