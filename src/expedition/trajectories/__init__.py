"""Trajectories that others have computed: read from their files, and held to be possible."""
