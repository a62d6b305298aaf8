"""A generator of annual reports in every layout that real publishers use, each with what an honest reader may say of it."""
