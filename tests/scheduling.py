"""Which process of several runs which test."""

from xdist.scheduler import LoadScopeScheduling


class SitesApart(LoadScopeScheduling):
    """Any test in any process, but the browser tests of one database in one: they share its site.

    So do the walks of a large cluster, which takes seconds to make.

    The mark `xdist_group` would say the same, but xdist 3.8 writes the group into an attribute
    that pytest 9.2 no longer reads.
    """

    def _split_scope(self, nodeid: str) -> str:
        if "tests/test_region.py" in nodeid:
            return "region"
        if "tests/browser/" not in nodeid:
            return nodeid
        return "sqlite" if "[sqlite" in nodeid else "postgresql"
