"""Tables for download, as CSV or as a workbook; no cell of either is taken for a formula."""

from collections.abc import Iterable, Sequence
from io import BytesIO

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase, StreamingHttpResponse
from openpyxl import Workbook

from gongkai_web.api.safe_csv import lines, safe

_CSV = "text/csv; charset=utf-8"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def download(kind: str, name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponseBase:
    """The table under a file name without its ending. `kind`: `csv` or `xlsx`. Raises: Http404 for another."""
    response: HttpResponseBase
    match kind:
        case "csv":
            response = StreamingHttpResponse(lines(header, rows), content_type=_CSV)
        case "xlsx":
            response = HttpResponse(_workbook(header, rows), content_type=_XLSX)
        case _:
            raise Http404
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response


def _workbook(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(list(header))
    for row in rows:
        sheet.append([one if isinstance(one, int) else safe(one) for one in row])
    content = BytesIO()
    book.save(content)
    return content.getvalue()
