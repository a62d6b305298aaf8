"""PDF without Info, XMP, previews, programs' private data and earlier revisions."""

from io import BytesIO

import pikepdf

_DROPPED = ("/Metadata", "/Thumb", "/PieceInfo", "/LastModified")


def is_signed(pdf: pikepdf.Pdf) -> bool:
    """Whether the file carries a signature or an electronic seal, which writing it anew would break."""
    form = pdf.Root.get("/AcroForm")
    flags = form.get("/SigFlags", 0) if isinstance(form, pikepdf.Dictionary) else 0
    return bool(int(flags) & 1) or "/Perms" in pdf.Root or any(_signs(one) for one in pdf.objects)


def stripped(pdf: pikepdf.Pdf) -> bytes:
    """The file written anew without its metadata and whatever no page needs."""
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            for key in _DROPPED:
                if key in one:
                    del one[key]
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    result = BytesIO()
    pdf.save(result)
    return result.getvalue()


def _signs(one: pikepdf.Object) -> bool:
    return isinstance(one, pikepdf.Dictionary) and "/ByteRange" in one and "/Contents" in one
