"""Working groups: for what, who is in them, who approved them and until when.

How data flows: a group brings a *body* of its own (`activities.meetings`), so that its members,
its quorum, its meetings and minutes are those of any council; decisions of a council may be given
to it. The group itself is a project until a council's chair approves it by minutes or an order,
and is evidence from that day; it ends when it is disbanded.
"""
