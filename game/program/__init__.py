"""The running program: which place comes next, what is recorded, who plays."""
