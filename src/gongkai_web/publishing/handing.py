"""How the bytes of a file leave the private storage."""

from django.core.files.storage import storages
from django.http import FileResponse

from gongkai_web.headers import BOX


def handed_out(digest: str, name: str, media_type: str) -> FileResponse:
    """The file for download, never as something that a browser would show or run. Raises: FileNotFoundError."""
    content = storages["private"].open(f"{digest[:2]}/{digest}")
    response = FileResponse(content, as_attachment=True, filename=name, content_type=media_type)
    response["Content-Security-Policy"] = BOX
    response["X-Content-Type-Options"] = "nosniff"
    return response
