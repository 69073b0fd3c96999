"""Surveys of the cluster and its staffing forecast.

How data flows: a survey has questions; asking it makes an invitation for each respondent, and each
invitation gets a link (`app/links`) without an account. An answer becomes a response with a row for
each answered question, so that the summary is counted by the database. Of an anonymous survey the
invitation knows only that it was answered: response and link keep nobody's name. The summary with
its note is issued as a paper, and the survey is evidence.

A forecast is a table organization × speciality × year of whole numbers. Each organization fills its
own reply behind a link, on the site, or by the phone; totals are sums in the database.
"""
