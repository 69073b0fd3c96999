"""Use cases of files: attachments of records, and where bytes are kept."""
