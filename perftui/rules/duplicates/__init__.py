"""Things that stand twice."""
