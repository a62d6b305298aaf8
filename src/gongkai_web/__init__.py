"""The platform: sites, offices, publishing, requests and reports on the web. The library `gongkai` knows nothing of it."""
