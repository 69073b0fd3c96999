"""The public catalogue of a fair: facets, map, feed, saved searches."""
