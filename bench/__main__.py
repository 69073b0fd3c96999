"""``make bench``: the benchmarks with their tables."""

from bench.matching import main

main()
