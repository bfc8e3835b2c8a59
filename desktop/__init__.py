"""Dialogarket: a samtale between leader and employee, and the one page that comes out of it."""

__version__ = "0.1.0"
