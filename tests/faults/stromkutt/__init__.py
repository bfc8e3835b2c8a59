"""A power cut without the cut: log what is written, and rebuild what a disk may hold of it."""
