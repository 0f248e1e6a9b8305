"""The ground floor: time, frames, orbit elements and the propagation engine."""
