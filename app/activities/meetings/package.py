"""What meetings add to the site."""

from app.activities.meetings.personal import PERSONAL_DATA
from app.activities.meetings.records import RECORDS
from app.web.packages import Package

MEETINGS = Package(name="activities.meetings", records=RECORDS, personal_data=PERSONAL_DATA)
