"""Finding what is public: an index beside the database, which follows it."""
