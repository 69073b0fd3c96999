"""What this package adds to the site."""

from app.jobs.registry import EVERY_NIGHT, PeriodicTask
from app.privacy.access import AccessLog
from app.privacy.permissions import Permission
from app.privacy.personal import PERSONAL_DATA, RETENTION
from app.privacy.records import RECORDS
from app.privacy.services.retention import anonymise_past_terms
from app.web.packages import Package

PRIVACY = Package(
    name="privacy",
    permissions=Permission,
    jobs=(PeriodicTask("anonymise_past_terms", anonymise_past_terms, schedule=EVERY_NIGHT),),
    records=RECORDS,
    personal_data=(AccessLog(), *PERSONAL_DATA),
    retention=RETENTION,
)
