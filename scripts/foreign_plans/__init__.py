"""Plans of other colleges, made up, as people lay them out: data for the tests of the reader."""
