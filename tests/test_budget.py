"""The suite keeps its budget as the site grows: by counting cases, never by the clock.

A new walk over the whole site costs seconds for each of its cases: let it share one that exists,
as those of `tests/test_lists.py` do, or lower another number here.
"""

import pytest

from tests.budget import cases_on_site, walks

MOST_CASES = 100  # of one module on a site with its database
MORE_CASES = {
    "tests/contracts/test_services.py": 130,  # every event of a contract's life
    "tests/imports/test_kinds.py": 230,  # every kind of file by every role
    "tests/joining/test_views.py": 190,  # every field of the only form strangers may send
    "tests/privacy/test_declarations.py": 340,  # every table
    "tests/safety/test_promises.py": 200,  # every form
}
MOST_WALKS = {
    "tests/activities/documents/test_demo.py": 6, "tests/audit/test_history.py": 2,
    "tests/audit/test_naming.py": 2, "tests/awards/test_demo.py": 2,
    "tests/base/test_migrations.py": 2, "tests/contracts/test_migrations.py": 2,
    "tests/contracts/support/test_migrations.py": 2,
    "tests/demo/test_contracts.py": 4, "tests/demo/test_loader.py": 8,
    "tests/jobfair/test_demo.py": 8,
    "tests/practice/test_demo.py": 4, "tests/privacy/test_erasure.py": 16,
    "tests/privacy/test_retention.py": 2, "tests/safety/test_audit.py": 17,
    "tests/safety/test_escaping.py": 20, "tests/safety/test_input.py": 10,
    "tests/safety/test_personal_data.py": 9, "tests/safety/test_promises.py": 200,
    "tests/safety/test_walls.py": 20, "tests/surveys/test_demo.py": 2, "tests/test_access.py": 8,
    "tests/test_lists.py": 16, "tests/test_migrations.py": 4, "tests/test_region.py": 8,
    "tests/web/test_search.py": 20,
}  # fmt: skip


def test_no_module_takes_more_than_its_share(request: pytest.FixtureRequest) -> None:
    config = request.config
    twice = 2 if config.getoption("both") else 1  # every case on each of the databases
    items = request.session.items
    cases = cases_on_site(items)
    assert {
        module: count
        for module, count in cases.items()
        if count > twice * MORE_CASES.get(module, MOST_CASES)
    } == {}
    assert {
        module: count
        for module, count in walks(items).items()
        if count > twice * MOST_WALKS.get(module, 0)
    } == {}
