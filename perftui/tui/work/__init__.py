"""Long work in threads: reading, checking, adding up, comparing. It tells the store what comes of it."""
