"""The tests. Garbage is looked for once all are collected: what is imported stays."""

import gc

gc.disable()
