"""What a goal must say."""
