"""The only writers of organs, sites, appointments and accounts: permission, rows, log, in one transaction."""
