"""The talk: one engine for every dialogue, the frame, a voice alone, and answers from a file."""
