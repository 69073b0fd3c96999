"""Work for the worker."""

import logging
from datetime import datetime

from flask import current_app

from app.files.services.storage import object_storage

log = logging.getLogger(__name__)


def sweep_files(at: datetime) -> int:
    """Remove objects that no row names: of rolled back or deleted files. Return how many."""
    if not current_app.config["FILES_URL"]:
        return 0
    swept = object_storage(current_app).sweep_orphans(at=at)
    if swept:
        log.info("%d orphaned objects were removed from the storage of files", swept)
    return swept
