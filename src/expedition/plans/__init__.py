"""What is answered: a plan's fields, its trajectory, its words and its places."""
