"""The HTTP server that terminals talk to."""
