"""Students without a mentor, and who could lead them.

How the data flows::

    practice ─┐                                    ┌─▶ list «без наставника»
    contracts ┴ RunningKind ─▶ select_running ─▶ minus the led ─┤
                                                   └─▶ proposals ◀─ Mentor, posts, load
"""
