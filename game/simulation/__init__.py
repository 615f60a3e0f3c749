"""Simulated learners: policies are compared on them before they meet a child."""
