"""From the pad to insertion."""
