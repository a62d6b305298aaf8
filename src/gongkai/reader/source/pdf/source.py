"""A PDF file opened for reading, hardened where the parser would never return."""

from io import BytesIO

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfexceptions import PDFValueError
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef
from pdfplumber.pdf import PDF


class _Document(PDFDocument):
    """A document whose objects are no references: one that refers to itself makes the parser go round for ever."""

    def getobj(self, objid: int) -> object:
        """The object of that number.

        Raises: PDFValueError when it is nothing but a reference, which ISO 32000-1, 7.3.10 does not allow.
        """
        found = super().getobj(objid)
        if isinstance(found, PDFObjRef):
            raise PDFValueError(f"object {objid} is a reference")
        return found


class PdfSource(PDF):
    """pdfplumber's PDF, without the metadata that it reads on opening, over a hardened document.

    It sets by itself what pdfplumber's own initialiser sets, because that one leaves no choice of the document's class.
    Raises: whatever the parser throws at damaged files.
    """

    def __init__(self, content: bytes) -> None:
        self.stream = BytesIO(content)
        self.stream_is_external = False
        self.path = None
        self.pages_to_parse = None
        self.laparams = None
        self.password = None
        self.unicode_norm = None
        self.raise_unicode_errors = False
        self.metadata = {}
        self.doc = _Document(PDFParser(self.stream))
        self.rsrcmgr = PDFResourceManager()
