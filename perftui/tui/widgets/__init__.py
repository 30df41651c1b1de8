"""What the screens are made of: each widget draws what the store says and keeps no truth of its own."""
