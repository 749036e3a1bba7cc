"""How fast Syndesis is, measured: invented records at the size of a large university, and each operation beside the
same rows in a bare Django view. `python -m bench.run`; see `docs/dev/performance.md`."""
