"""Councils and groups meet: agenda, attendance, votes and decisions become signed minutes.

How data flows: a *body* meets (every council of the settings is one, a working group brings its
own), with its members by account or by name and with its rule of quorum. A *meeting* is planned
alone or in a series, its agenda goes to the members, who answer on the site or by a link. On its
day the secretary notes who came, what was said, the votes and the *decisions*. Signing asks for a
quorum, and for an owner and a date of every decision that is a task; it numbers the minutes and
keeps them as a paper. The meeting is evidence by its own day once its minutes are signed; a
decision stands on its owner's dashboard until it is reported done.
"""
