"""What a start of the site leaves out until somebody needs it: otherwise it takes seconds."""

import subprocess
import sys

# Beside them no package of demo records, and nothing of the engine for a million students.
SLOW = {
    "app.demo", "docx", "docxtpl", "holidays", "numpy", "ortools", "pandas", "phonenumbers",
    "python_calamine", "snowballstemmer", "typst", "xlsxwriter", "zxcvbn",
}  # fmt: skip
IMPORT = "import sys, app.factory; app.factory.create_app(); print(*sys.modules)"


def test_starting_the_site_imports_nothing_slow() -> None:
    done = subprocess.run(
        [sys.executable, "-c", IMPORT],
        capture_output=True, text=True, check=True, env={"CLUSTER_ENV": "testing"},
    )  # fmt: skip
    imported = set(done.stdout.split())
    assert "flask" in imported
    assert imported & SLOW == set()
