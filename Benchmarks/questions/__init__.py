"""One question a file: what is asked, of whom, and what the answer is held against."""
