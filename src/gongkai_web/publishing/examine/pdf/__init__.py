"""PDF: what its pages say, show and cover, and what the file keeps besides."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf

from gongkai.reader.source.pdf.bombs import check_streams
from gongkai_web.publishing.examine.kinds import Found, Reason, Unfit
from gongkai_web.publishing.examine.pdf.pages import on_pages
from gongkai_web.publishing.examine.pdf.structure import in_structure
from gongkai_web.publishing.examine.pdf.trailer import behind_the_end


def examined(content: bytes) -> Iterator[Found]:
    """Personal data on any page, text that is there and not seen, and everything that is attached, kept or left over.

    Raises: InputRefused, Unfit.
    """
    check_streams(content)
    yield from behind_the_end(content)
    with opened(content) as pdf:
        yield from in_structure(pdf)
        readable = content
        if pdf.is_encrypted:
            plain = BytesIO()
            pdf.save(plain)
            readable = plain.getvalue()
            check_streams(readable)
    yield from on_pages(readable)


def opened(content: bytes) -> pikepdf.Pdf:
    """The file, opened by its structure. One that only forbids printing or copying opens without a password.

    Raises: Unfit.
    """
    try:
        pdf = pikepdf.open(BytesIO(content))
        if not len(pdf.pages):
            raise Unfit(Reason.DAMAGED)
    except pikepdf.PasswordError as error:
        raise Unfit(Reason.PASSWORD) from error
    except pikepdf.PdfError as error:
        raise Unfit(Reason.DAMAGED) from error
    return pdf
