"""What this package adds to the site."""

from app.web.packages import Package

BACKUP = Package(
    name="backup",
    commands={
        "backup": "app.backup.cli:backup_command",
        "restore": "app.backup.cli:restore_command",
    },
)
