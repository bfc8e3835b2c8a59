"""What is open now, and what may be done to it."""
