"""One question per file: the question, the contestants, and the limits for the answer."""
