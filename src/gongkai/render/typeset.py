"""PDFs in the look of an official document (GB/T 9704), set by typst from a template of ours and data."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from tempfile import TemporaryDirectory
from typing import Any

import typst

from gongkai.errors import GongkaiError

_SONG = (
    "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Source Han Serif CN", "Songti SC", "SimSun", "STSong",
    "AR PL UMing CN",
)  # fmt: skip
_HEI = (
    "SimHei", "STHeiti", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "PingFang SC",
    "Microsoft YaHei", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "Droid Sans Fallback",
)  # fmt: skip
_TITLE = ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "方正小标宋简体", "方正小标宋_GBK", "STZhongsong")
_FANGSONG = ("FangSong_GB2312", "FangSong", "仿宋_GB2312", "仿宋", "STFangsong", "FZFangSong-Z02")


def typeset(
    template: str | bytes, data: Mapping[str, object], *, where: str, fonts: tuple[str, ...] = (), system_fonts: bool = True
) -> bytes:
    """The PDF that a template makes of the data: one of `templates/` by its name, or the text of another one of ours.

    `where`: what it is, for errors; `fonts`: folders with further fonts.

    The official families (小标宋, 仿宋, 黑体) are taken where they are there, else Noto or another Chinese font. Same data and fonts, same
    bytes. The data reaches typst as data only, and typst sees no folder but an empty one.

    Raises: GongkaiError when no font with Chinese characters is there, or typst gives up.
    """
    families = _families(fonts, system_fonts)
    with TemporaryDirectory(prefix="gongkai-typst-") as empty:
        compiler = typst.Compiler(root=empty, font_paths=_fonts(fonts, system_fonts), package_path=empty, package_cache_path=empty)
        inputs = {"data": json.dumps(data, ensure_ascii=False), "fonts": json.dumps(families, ensure_ascii=False)}
        source = template if isinstance(template, bytes) else files(__package__).joinpath("templates", template).read_bytes()
        try:
            result = compiler.compile(input=source, format="pdf", sys_inputs=inputs, timestamp=0)
        except typst.TypstError as error:
            raise GongkaiError("the PDF could not be set", where=where, why=str(error)) from error
    if not isinstance(result, bytes):
        raise GongkaiError("typst gave no document", where=where)
    return result


@cache
def _fonts(folders: tuple[str, ...], system: bool) -> typst.Fonts:
    """Fonts are looked for once a process: it takes as long as setting a hundred reports."""
    return typst.Fonts(include_system_fonts=system, include_embedded_fonts=True, font_paths=list(folders))


def _families(folders: tuple[str, ...], system: bool) -> dict[str, Any]:
    """The families to use for title, headings and body, best first; the title is bold where the official face is not there."""
    there = set(_fonts(folders, system).families())

    def known(*lists: Sequence[str]) -> list[str]:
        return [family for families in lists for family in families if family in there]

    if not known(_TITLE, _FANGSONG, _SONG, _HEI):
        raise GongkaiError(
            "no font with Chinese characters was found",
            where=", ".join(folders) or "system fonts",
            why="a PDF carries its fonts in itself, and without one every character would be an empty box",
            remedy="install the Debian package fonts-noto-cjk (apt-get install fonts-noto-cjk) or name a folder that holds a Chinese font",
        )
    return {
        "title": known(_TITLE, _SONG, _HEI),
        "heading": known(_HEI, _SONG, _FANGSONG, _TITLE),
        "body": known(_FANGSONG, _SONG, _HEI, _TITLE),
        "weight": "regular" if known(_TITLE) else "bold",
    }
