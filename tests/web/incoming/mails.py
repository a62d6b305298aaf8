"""Mails as people and programs send them."""

from email.message import EmailMessage

from tests.web.publishing.scan.makers.pdf import HELLO, page_pdf

PDF = page_pdf(HELLO)
WORDS = "请提供2025年洛泽市城区供水管网漏损率。\n联系电话13800138000。"


def request(text: str = WORDS, *, subject: str = "政府信息公开申请", files: tuple[tuple[str, bytes], ...] = ()) -> bytes:
    """A request with files."""
    mail = EmailMessage()
    mail["From"], mail["To"] = "林一鸣 <lin@example.org>", "ysq@luoze.example"
    mail["Subject"], mail["Message-ID"], mail["Date"] = subject, f"<{len(text)}@example.org>", "Mon, 02 Mar 2026 09:29:00 +0800"
    mail.set_content(text)
    for name, content in files:
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()
