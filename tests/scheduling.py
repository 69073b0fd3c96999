"""Which process of several runs which test."""

from xdist.scheduler import LoadScopeScheduling

WALKS_OF_CLUSTERS = ("tests/test_region.py", "tests/test_lists.py")
# Each of their cases takes seconds and shares nothing with the others of its module.
LONG_CASES = ("tests/safety/", "tests/test_access.py", "tests/test_migrations.py")


class SitesApart(LoadScopeScheduling):
    """A module in any process, whole: what its first test warms up, the others find warm.

    The browser tests are in one process: they share its browser and sites. What a check of access
    for all has seen once on any of them it need not look at again. So do the walks of the demo
    clusters, which take a minute to make and to walk.

    The mark `xdist_group` would say the same, but xdist 3.8 writes the group into an attribute
    that pytest 9.2 no longer reads.
    """

    def _split_scope(self, nodeid: str) -> str:
        if nodeid.startswith(LONG_CASES):
            return nodeid
        if nodeid.startswith(WALKS_OF_CLUSTERS):
            return "clusters"
        return "browser" if nodeid.startswith("tests/browser/") else nodeid.partition("::")[0]
