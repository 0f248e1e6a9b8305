"""The flown record: predictions held against flights that flew."""
