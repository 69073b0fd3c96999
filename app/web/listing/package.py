"""What this package adds to the site."""

from app.web.listing import views
from app.web.listing.personal import PERSONAL_DATA
from app.web.packages import Package

LISTS = Package(name="lists", blueprint=views.bp, personal_data=PERSONAL_DATA)
