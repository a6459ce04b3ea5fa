"""Government systems that the gateway asks on behalf of a citizen who agreed."""
