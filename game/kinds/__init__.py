"""What a challenge is: one file a kind, a pair of what an author writes and what happens."""
