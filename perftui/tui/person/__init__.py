"""What a person has set, and what is remembered for a person from one time to the next."""
