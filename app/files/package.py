"""What this package adds to the site."""

from app.base.clock import true_now
from app.files import views
from app.files.jobs import sweep_files
from app.files.panel import file_size, files_panel
from app.files.personal import PERSONAL_DATA
from app.files.records import RECORDS
from app.jobs.registry import EVERY_NIGHT, PeriodicTask
from app.web.packages import Package

FILES = Package(
    name="files",
    blueprint=views.bp,
    records=RECORDS,
    filters={"file_size": file_size, "files_for": files_panel},
    jobs=(PeriodicTask("sweep_files", sweep_files, schedule=EVERY_NIGHT, clock=true_now),),
    personal_data=PERSONAL_DATA,
)
