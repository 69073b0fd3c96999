"""Who changed what and when; written by the session, never by hand."""
