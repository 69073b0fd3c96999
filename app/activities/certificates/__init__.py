"""What the cluster's people learned: certificates with their scans, and until when they hold.

A certificate belongs to a person by name, with the account where there is one, of an organization
or of the college itself. It counts for the plan on its day of issue once its number and its scan
are there. Two months before one ends, staff and the person see it, and the person gets one letter.
"""
