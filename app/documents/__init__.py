"""Documents people file: Word and PDF, names in grammatical cases."""
