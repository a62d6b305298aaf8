"""Every benchmark by name, in the order in which `make bench` runs them."""

from lab.bench import accuracy, asking, corpus, flat, html, ledger, letters, million, old_site, pages, pdf
from lab.bench.result import Benchmark
from lab.search_bench.apart import index_alone

BENCHMARKS = {
    "html": Benchmark("an HTML report in process, against a bare selectolax parse", html.in_process, html.reading),
    "worker": Benchmark("an HTML report through the capped worker with checks, against a bare parse", html.through_worker, html.serving),
    "flat": Benchmark("flattened text, reports a second", flat.flattened, flat.reading),
    "pdf": Benchmark("a PDF, against its extraction by pdfplumber", pdf.against_extraction, pdf.reading),
    "parquet": Benchmark("a roll-up from Parquet, against a bare sum", corpus.from_parquet),
    "rollup": Benchmark("a roll-up of loaded reports", corpus.of_loaded, corpus.rolling_up),
    "million": Benchmark("the audit of a million reports from Parquet", million.growth),
    "compute": Benchmark("a province's report from its ledger, with evidence", ledger.of_a_province, ledger.computing),
    "clocks": Benchmark("open clocks after a change of the calendar", ledger.of_open_clocks),
    "million_cases": Benchmark("the report of a million cases from a file", ledger.from_disk),
    "search": Benchmark("search in an index of a hundred thousand items", index_alone),
    "pages": Benchmark("public pages, against a bare Django page on the same server", pages.of_ten_thousand),
    "million_items": Benchmark("pages and search over a million items", pages.of_a_million),
    "old_site": Benchmark("an old site of ten thousand rows, imported", old_site.imported),
    "requests": Benchmark(
        "requests accepted, against a bare Django page on the same server; the due list of a large organ", asking.of_requests
    ),
    "letters": Benchmark("letters filled and rendered, against the bare libraries", letters.letters, letters.writing),
    "accuracy": Benchmark("accuracy and speed against other tools with a label lookup", accuracy.compare),
}
