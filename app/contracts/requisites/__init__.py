"""What a contract prints of the citizen that nobody else reads: passport, SNILS, account;
of a minor's representative the passport.

A site without keys asks for none of it and prints lines for a pen. With keys the college may keep
it, sealed: the stored text of the paper has the lines still, and they are filled only in the file
that who writes contracts downloads.
"""
