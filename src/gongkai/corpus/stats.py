"""What a corpus holds: who reported, how cells are filled, how figures spread, which rules fail. All queries stand here.

Duplicates inside a file are counted by `coverage` and left out everywhere else, and so are copies: reports of other files with the
same organ, year, scope and figures. Reports of the same organ, year and scope whose figures differ all count, because they may be
versions of one report or offices of the same name; `coverage` says how many there are. Every answer is a relation with named columns
in a fixed order: `.fetchall()`, `.df()`, `.arrow()`.
"""

import duckdb

# `rank` 1 is the report that counts; `versions`: how many different sets of figures the organ printed for that year and scope.
COPIES = """
CREATE TEMP TABLE IF NOT EXISTS several AS
WITH members AS (
    SELECT source, index, organ, year, scope FROM reports WHERE NOT duplicate AND organ IS NOT NULL AND year IS NOT NULL
    QUALIFY count(*) OVER (PARTITION BY organ, year) > 1
), prints AS (
    SELECT source, index, bit_xor(hash(key, value, amount, status = 'blank')) AS print FROM cells SEMI JOIN members USING (source, index)
    GROUP BY ALL
), scoped AS (
    -- a report that does not say its scope has that of one with the same figures that does
    SELECT source, index, organ, year, print, coalesce(scope, min(scope) OVER (PARTITION BY organ, year, print)) AS scope
    FROM members JOIN prints USING (source, index)
)
SELECT source, index, row_number() OVER (PARTITION BY organ, year, scope, print ORDER BY source, index) AS rank,
    count(DISTINCT print) OVER (PARTITION BY organ, year, scope) AS versions
FROM scoped"""

COVERAGE = """
SELECT year, form, count(*) FILTER (NOT duplicate AND coalesce(rank, 1) = 1) AS reports, count(DISTINCT organ) AS organs,
    count(*) FILTER (organ IS NULL) AS without_organ, count(*) FILTER (truncated) AS truncated, count(*) FILTER (duplicate) AS duplicates,
    count(*) FILTER (rank > 1) AS copies, count(*) FILTER (rank = 1 AND versions > 1) AS differing
FROM reports LEFT JOIN several USING (source, index) GROUP BY year, form ORDER BY year NULLS FIRST, form"""

SOURCES = """
SELECT count(*) AS sources, count(refused) AS refused, count(*) FILTER (refused IS NULL AND reports = 0) AS without_report,
    coalesce(sum(reports), 0)::BIGINT AS reports
FROM sources"""

# Exact quantiles by nearest rank over counted values: few values are distinct, so memory stays small whatever the number of reports.
DISTRIBUTION = """
WITH figures_of AS (
    SELECT form, year, {what} AS name, coalesce(value::DECIMAL(38, 12), amount) AS figure, status
    FROM cells ANTI JOIN (FROM several WHERE rank > 1) AS copies USING (source, index) WHERE NOT duplicate AND {where}
), filled AS (
    SELECT form, year, name, count(*) AS cells, count(figure) AS printed, count(*) FILTER (status = 'blank') AS blank,
        count(*) FILTER (status = 'inferred') AS inferred, count(*) FILTER (status = 'ambiguous') AS ambiguous,
        count(*) FILTER (figure = 0) AS zero, sum(figure) AS total, min(figure) AS smallest, max(figure) AS largest
    FROM figures_of GROUP BY ALL
), counted AS (
    SELECT form, year, name, figure, count(*) AS n FROM figures_of WHERE figure IS NOT NULL GROUP BY ALL
), ranked AS (
    SELECT form, year, name, figure, sum(n) OVER (PARTITION BY form, year, name ORDER BY figure) AS upto,
        sum(n) OVER (PARTITION BY form, year, name) AS of_all
    FROM counted
), quantiles AS (
    SELECT form, year, name, min(figure) FILTER (upto * 2 >= of_all) AS median, min(figure) FILTER (upto * 10 >= of_all * 9) AS ninth_decile
    FROM ranked GROUP BY ALL
)
SELECT filled.form, filled.year, filled.name, cells, printed, blank, inferred, ambiguous, zero,
    total, smallest, median, ninth_decile, largest
FROM filled LEFT JOIN quantiles ON filled.form = quantiles.form AND filled.year IS NOT DISTINCT FROM quantiles.year
    AND filled.name = quantiles.name
ORDER BY filled.form, filled.year NULLS FIRST, filled.name"""

RULES = """
WITH checked AS (
    SELECT year, form, count(*) AS reports FROM reports ANTI JOIN (FROM several WHERE rank > 1) AS copies USING (source, index)
    WHERE NOT duplicate GROUP BY ALL
), found AS (
    SELECT year, form, code, severity, status, count(*) AS findings, count(DISTINCT (source, index)) AS affected
    FROM findings JOIN reports USING (source, index) ANTI JOIN (FROM several WHERE rank > 1) AS copies USING (source, index)
    WHERE NOT duplicate GROUP BY ALL
)
SELECT found.year, found.form, code, severity, status, findings, affected, reports, affected / reports AS rate
FROM found JOIN checked ON found.form = checked.form AND found.year IS NOT DISTINCT FROM checked.year
ORDER BY found.year NULLS FIRST, found.form, code, severity, status"""

ISSUES = """
SELECT code, count(*) AS issues, count(DISTINCT source) AS sources FROM issues GROUP BY code ORDER BY code"""


def _asked(connection: duckdb.DuckDBPyConnection, query: str) -> duckdb.DuckDBPyRelation:
    """The answer; who has copies is found out once a connection."""
    connection.execute(COPIES)
    return connection.sql(query)


def coverage(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyRelation:
    """For each year and form: reports, organs that they name, truncated ones; duplicates inside their file and copies in other files,
    which are not among the reports; and reports whose organ has another one for that year and scope with other figures."""
    return _asked(connection, COVERAGE)


def sources(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyRelation:
    """One row: files, refused files, files without a report, reports."""
    return connection.sql(SOURCES)


def cells(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyRelation:
    """For each form, year and cell: how many reports print it or not, and how its figures spread.

    Units: amounts in 万元. `median` and `ninth_decile` are figures that occur (nearest rank).
    """
    return _asked(connection, DISTRIBUTION.format(what="key", where="true"))


def rows(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyRelation:
    """The same for each row of the requests and remedies tables, by its 总计 cell."""
    return _asked(connection, DISTRIBUTION.format(what="regexp_replace(key, '\\.total$', '')", where="key LIKE '%.total'"))


def rules(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyRelation:
    """For each year, form, rule and status: findings, reports that have one, and their share of all reports of the year and form."""
    return _asked(connection, RULES)


def issues(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyRelation:
    """For each issue code: how often the reader said it and in how many files."""
    return connection.sql(ISSUES)
