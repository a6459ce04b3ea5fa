"""GovChannel: the backend that terminals talk to."""
