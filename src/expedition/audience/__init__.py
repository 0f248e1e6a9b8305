"""Those who come to look: where to stand and when, what a film crew has, invitations, pages without a server."""
