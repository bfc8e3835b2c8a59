"""Catalogues and job templates as spreadsheets, from here and from anywhere.

Nothing that comes in is trusted: files are weighed before they are unpacked, formulas are refused
and never computed, and nothing that goes out can become a formula (security.md 5.2).
"""
