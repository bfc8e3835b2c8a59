"""What is kept, and how: an encrypted database and the file with its key."""
