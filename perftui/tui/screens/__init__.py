"""The pages of the terminal program; all but the first are imported when they are opened."""
