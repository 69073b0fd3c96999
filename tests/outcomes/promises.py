"""What the promises of all forms need to know of the monitoring of graduates."""

from tests.outcomes.analysis import promises as analysis

CREATED: dict[str, dict[str, str]] = {
    "outcomes.cutoff_create": {"day": "2024-03-01", "first_year": "2021", "last_year": "2023"},
    "outcomes.own_outcome_answer": {"category": "study", "since": ""},
    "outcomes.place_create": {
        "category": "job",
        "organization_id": "",
        "employer_name": "Лицей",
        "since": "",
        "contract_on": "",
        "certificate_until": "",
        "certificate_on": "",
    },
    **analysis.CREATED,
}
EDITED = (
    "outcomes.cutoff_edit", "outcomes.outcome_edit", "outcomes.statement_decide",
    *analysis.EDITED,
)  # fmt: skip
PREPARED = analysis.PREPARED
