"""What a person changes: drafts, journal, saving, and what other programs write meanwhile."""
