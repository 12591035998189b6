"""Many files: results kept from run to run, and several processes; the same bytes come out in any case."""
