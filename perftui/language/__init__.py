"""Text to model and back: reading, targets and money, canonical text, text edits."""
