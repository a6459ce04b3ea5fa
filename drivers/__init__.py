"""Hardware: smart card readers, the Thai card's contents, and a simulated twin of each. Imports nothing of ours."""
