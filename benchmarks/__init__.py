"""Benchmarks of perftui: `python -m benchmarks`, or `make bench` with all peers."""
