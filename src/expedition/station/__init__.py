"""Where the target will be: element sets, ephemerides and their age."""
