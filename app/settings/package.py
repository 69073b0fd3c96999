"""What this package adds to the site."""

from app.settings import views
from app.settings.permissions import Permission
from app.settings.records import RECORDS
from app.web.packages import Package

SETTINGS = Package(
    name="settings",
    blueprint=views.bp,
    permissions=Permission,
    records=RECORDS,
)
