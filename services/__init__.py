"""Everything that touches the world: files, store, maps, reports, service, command line."""
