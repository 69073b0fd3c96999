"""What a person's own part of the plan adds to the site."""

from app.plan.diary.personal import PERSONAL_DATA
from app.plan.diary.records import RECORDS
from app.web.packages import Package

DIARY = Package(name="plan.diary", personal_data=PERSONAL_DATA, records=RECORDS)
