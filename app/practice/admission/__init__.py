"""What a student needs to be admitted to a practice: examinations, certificates, consents.

The college keeps that a paper exists, its day and number, and who saw it: never the paper itself.
"""
