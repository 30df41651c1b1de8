"""What an indicator must say."""
