"""What is in force: `perftui.toml`, profiles, the command line, and the baseline of known findings."""
