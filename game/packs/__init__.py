"""YAML in; challenges, or problems in plain words, out."""
