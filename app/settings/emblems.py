"""Emblems: PNG as it is, SVG without anything that could act, both told by content."""

import io

from flask_babel import gettext as _
from lxml import etree

from app.settings.errors import BadEmblemError

PNG, SVG = "image/png", "image/svg+xml"
LIMIT = 512 * 1024
MOST_PIXELS = 4000 * 4000
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_NAMESPACE = "{http://www.w3.org/2000/svg}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_DRAWING = frozenset({
    "svg", "g", "defs", "symbol", "use", "title", "desc", "path", "rect", "circle", "ellipse",
    "line", "polyline", "polygon", "text", "tspan", "linearGradient", "radialGradient", "stop",
    "clipPath", "mask", "pattern",
})  # fmt: skip


def read_emblem(data: bytes) -> tuple[bytes, str]:
    """Return a picture as it is kept, and its media type; raises BadEmblemError."""
    if len(data) > LIMIT:
        raise BadEmblemError(_("Файл больше 512\u00a0КБ. Уменьшите картинку."), field="file")
    if data.startswith(_SIGNATURE):
        _check_png(data)
        return data, PNG
    return _clean_svg(data), SVG


def _check_png(data: bytes) -> None:
    from PIL import Image  # slow to import

    try:
        with Image.open(io.BytesIO(data)) as picture:
            is_small = picture.width * picture.height <= MOST_PIXELS
            picture.verify()
    except Exception as error:  # the library has no common one: whatever it says, it is broken
        raise BadEmblemError(_("Картинка PNG повреждена."), field="file") from error
    if not is_small:
        raise BadEmblemError(_("Картинка больше 4000 × 4000 точек."), field="file")


def _clean_svg(data: bytes) -> bytes:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
        remove_pis=True, huge_tree=False,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BadEmblemError(_("Подходят картинки PNG и SVG."), field="file") from error
    if root.tag != f"{_NAMESPACE}svg" or root.getroottree().docinfo.internalDTD is not None:
        raise BadEmblemError(_("Подходят картинки PNG и SVG."), field="file")
    _drop_foreign(root)
    for element in root.iter():
        _refuse_acting(element)
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))


def _drop_foreign(root: etree._Element) -> None:
    """Take out what drawing programs leave for themselves: metadata and their own tags."""
    for element in list(root.iter()):
        is_own = isinstance(element.tag, str) and element.tag.startswith(_NAMESPACE)
        if not is_own or element.tag == f"{_NAMESPACE}metadata":
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
        for name in [name for name in element.attrib if str(name).startswith("{")]:
            if name != _LINK:
                del element.attrib[name]


def _refuse_acting(element: etree._Element) -> None:
    if str(element.tag).removeprefix(_NAMESPACE) not in _DRAWING:
        raise _acting(str(element.tag).removeprefix(_NAMESPACE))
    for name, value in element.attrib.items():
        text = str(value).replace(" ", "").lower()
        is_link = str(name) in ("href", _LINK) and not text.startswith("#")
        if is_link or str(name).lower().startswith("on") or "url(" in text.replace("url(#", ""):
            raise _acting(str(name).replace(_LINK, "href"))


def _acting(name: str) -> BadEmblemError:
    return BadEmblemError(
        _(
            "В картинке SVG есть то, чего не должно быть в рисунке: „%(name)s“. Сохраните её "
            "как простой SVG или PNG.",
            name=name,
        ),
        field="file",
    )
