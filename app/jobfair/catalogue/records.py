"""How the log of changes calls the records of the catalogue: kept searches are nobody's concern."""

from app.audit.naming import RecordNames

RECORDS: tuple[RecordNames, ...] = ()
