"""Which process of several runs which test."""

from xdist.scheduler import LoadScopeScheduling

WALKS_OF_CLUSTERS = ("tests/test_region.py", "tests/test_lists.py")


class SitesApart(LoadScopeScheduling):
    """Any test in any process, but the browser tests in one: they share its browser and sites.

    What a check of access for all has seen once on any of them it need not look at again. So do
    the walks of the demo clusters, which take a minute to make and to walk.

    The mark `xdist_group` would say the same, but xdist 3.8 writes the group into an attribute
    that pytest 9.2 no longer reads.
    """

    def _split_scope(self, nodeid: str) -> str:
        if nodeid.startswith(WALKS_OF_CLUSTERS):
            return "clusters"
        return "browser" if nodeid.startswith("tests/browser/") else nodeid
