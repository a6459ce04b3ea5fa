"""The demonstration: every process of the house on one machine, with a virtual card."""
