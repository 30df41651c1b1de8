"""How the text is written."""
