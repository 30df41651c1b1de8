"""What the actions do. The program is a chain of these classes, each with one subject."""
