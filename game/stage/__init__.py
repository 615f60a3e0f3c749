"""pygame lives here, and only here: window, painting, the loop."""
