"""The terminal program. Textual is imported here and nowhere else; `app.run` starts it."""
