"""What a backup says about itself."""

import json
from dataclasses import asdict, dataclass
from typing import Any, Self

from app.backup.errors import DamagedError

FORMAT = 1


@dataclass(frozen=True)
class Manifest:
    """Written beside the data; `sha256` and `size` are of the data, `counts` of its rows."""

    kind: str
    app_version: str
    revision: str | None
    created_at: str
    counts: dict[str, int]
    sha256: str
    size: int
    format: int = FORMAT

    @property
    def rows(self) -> int:
        """Return the number of rows of all tables."""
        return sum(self.counts.values())

    def to_json(self) -> str:
        """Return the manifest as the text that is stored."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2, sort_keys=True)

    @classmethod
    def from_json(cls, text: bytes) -> Self:
        """Read a stored manifest; raises DamagedError when it is none of ours."""
        try:
            fields: dict[str, Any] = json.loads(text)
            manifest = cls(**fields)
        except (ValueError, TypeError) as error:
            raise DamagedError from error
        if manifest.format != FORMAT:
            raise DamagedError
        return manifest
