"""Show the state, and pass on what the user did."""
