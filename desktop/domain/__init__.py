"""The field, in plain Python."""
