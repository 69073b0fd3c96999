"""Documents people file: Word, PDF and XLSX, names in grammatical cases, safe file names."""
