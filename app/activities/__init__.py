"""What the cluster does beside its four threads: thirty items of the plan run here.

Subjects, each with the rooms of a package and its own `package.py`:

- `meetings`: councils and groups meet; agenda, attendance, votes, decisions become signed minutes;
- `groups`: working groups, approved by a council's chair;
- `documents`: papers the cluster adopts, with versions and an approval by minutes;
- `publications`: what was told of it, and where;
- `events`: what was held, with whom and with what result; an event asks for its publication;
- `certificates`: what the cluster's people learned, and until when it holds.

How data flows: a record serves one or several items of the plan (`ServesPlan`), goes through the
states of its subject, and counts as evidence from the day on which it was finished *with its
content*: signed minutes, an approved file, results with a report, a link. The plan asks the
subjects' `evidence.py` by kind and day and knows none of them. Subjects import downwards only:
what is approved by minutes stands above meetings, what is told of stands above publications.
"""
