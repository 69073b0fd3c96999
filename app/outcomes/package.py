"""What the employment of graduates adds to the site."""

from app.outcomes.permissions import Permission
from app.outcomes.personal import PERSONAL_DATA, RETENTION
from app.outcomes.records import RECORDS
from app.outcomes.twins import TWINS
from app.web.packages import Package

OUTCOMES = Package(
    name="outcomes",
    permissions=Permission,
    records=RECORDS,
    personal_data=PERSONAL_DATA,
    retention=RETENTION,
    twins=TWINS,
)
