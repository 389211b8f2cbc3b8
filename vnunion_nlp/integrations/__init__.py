"""What plugs the package into the tools of others; each module imports its tool, so nothing here is imported by the core."""
