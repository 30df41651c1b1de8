"""The terminal itself: signs, runs of text, looks, clipboard, editors, pictures, the end from outside."""
