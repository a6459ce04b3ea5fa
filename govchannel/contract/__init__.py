"""What crosses the wire between a terminal, the gateway and an agency. Imports nothing of ours."""
