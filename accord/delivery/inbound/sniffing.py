"""What a file really is, by its first bytes and by what it holds; nothing is opened or unpacked.

A small table of ours, because the question is narrow: is it something that runs, something that hides another
thing, or one of the kinds that families and schools send one another.
"""

import re

PROGRAMS: tuple[tuple[bytes, str], ...] = (
    (b"MZ", "application/vnd.microsoft.portable-executable"),
    (b"\x7fELF", "application/x-elf"),
    (b"\xca\xfe\xba\xbe", "application/x-java-class"),
    (b"\xfe\xed\xfa\xce", "application/x-mach-binary"),
    (b"\xfe\xed\xfa\xcf", "application/x-mach-binary"),
    (b"\xce\xfa\xed\xfe", "application/x-mach-binary"),
    (b"\xcf\xfa\xed\xfe", "application/x-mach-binary"),
    (b"\x00asm", "application/wasm"),
    (b"dex\n", "application/vnd.android.dex"),
    (b"L\x00\x00\x00\x01\x14\x02\x00", "application/x-ms-shortcut"),
    (b"ITSF", "application/vnd.ms-htmlhelp"),
)
SCRIPTS: tuple[tuple[bytes, str], ...] = ((b"#!", "text/x-script"), (b"<?php", "application/x-php"))
CLOSED_ARCHIVES: tuple[tuple[bytes, str], ...] = (
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"\x28\xb5\x2f\xfd", "application/zstd"),
    (b"MSCF", "application/vnd.ms-cab-compressed"),
    (b"ISc(", "application/x-installshield"),
    (b"\x60\xea", "application/x-arj"),
)
FILES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"BM", "image/bmp"),
    (b"{\\rtf", "application/rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"PK\x03\x04", "application/zip"),
    (b"PK\x05\x06", "application/zip"),
    (b"OggS", "audio/ogg"),
    (b"ID3", "audio/mpeg"),
    (b"fLaC", "audio/flac"),
    (b"#!AMR", "audio/amr"),
    (b"\x1aE\xdf\xa3", "video/webm"),
    (b"BEGIN:VCALENDAR", "text/calendar"),
    (b"BEGIN:VCARD", "text/vcard"),
    (b"\x78\x9f\x3e\x22", "application/vnd.ms-tnef"),
)
BRANDS = {
    b"heic": "image/heic", b"heix": "image/heic", b"mif1": "image/heif", b"avif": "image/avif",
    b"qt  ": "video/quicktime", b"M4A ": "audio/mp4", b"3gp4": "video/3gpp", b"3gp5": "video/3gpp",
}  # fmt: skip
ACTIVE = re.compile(rb"<\s*(?:!doctype\s+html|html|script|svg|iframe|body|head|hta:|job\b|scriptlet|package\b)", re.I)
MACROS = (b"_\x00V\x00B\x00A\x00_\x00P\x00R\x00O\x00J", b"V\x00B\x00A\x00\x00", b"M\x00a\x00c\x00r\x00o\x00s\x00")
INSTALLER = b"\x84\x10\x0c\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00\x46"
"""The class by which a storage says that it is a package of the Windows installer."""

PROGRAM_ENDINGS = frozenset({
    "exe", "com", "scr", "pif", "cpl", "msi", "msp", "mst", "dll", "sys", "drv", "ocx", "jar", "class", "apk",
    "ipa", "app", "dmg", "pkg", "deb", "rpm", "run", "bin", "elf", "appx", "appxbundle", "msix", "msixbundle",
    "gadget", "lnk", "chm", "hlp", "xll", "wll", "ade", "adp", "mde", "application", "appref-ms", "img", "iso",
    "vhd", "vhdx"
})  # fmt: skip
SCRIPT_ENDINGS = frozenset({
    "js", "jse", "mjs", "vb", "vbs", "vbe", "ws", "wsf", "wsc", "wsh", "ps1", "ps1xml", "psm1", "psd1", "ps2",
    "bat", "cmd", "btm", "sh", "bash", "zsh", "ksh", "csh", "py", "pyw", "pyc", "pl", "rb", "php", "php5",
    "phtml", "asp", "aspx", "jsp", "hta", "htm", "html", "xhtml", "shtml", "mht", "mhtml", "svg", "svgz", "xht",
    "url", "webloc", "desktop", "scf", "sct", "shb", "inf", "reg", "applescript", "scpt", "command", "terminal",
    "action", "workflow", "msc", "library-ms", "settingcontent-ms", "iqy", "slk", "xsl", "xslt"
})  # fmt: skip
ARCHIVE_ENDINGS = frozenset({
    "zip", "rar", "7z", "gz", "tgz", "bz2", "tbz", "xz", "txz", "tar", "cab", "arj", "lzh", "lha", "ace", "z",
    "zst", "iso", "img", "jar"
})  # fmt: skip
MACRO_ENDINGS = frozenset({
    "docm", "dotm", "xlsm", "xltm", "xlam", "xlsb", "pptm", "potm", "ppsm", "ppam", "sldm"
})  # fmt: skip


def ending(name: str) -> str:
    """Return the ending of a file name in small letters; dots and spaces after it do not hide it."""
    stem, dot, last = name.rstrip(". \t").lower().rpartition(".")
    return last.strip() if dot and stem else ""


def kind_by_bytes(content: bytes) -> tuple[str, str]:
    """Return a rough class (`program`, `script`, `closed`, `file` or nothing) and the media type of some bytes."""
    start = content[:4096]
    for signs, rough in ((PROGRAMS, "program"), (CLOSED_ARCHIVES, "closed"), (FILES, "file"), (SCRIPTS, "script")):
        for sign, media_type in signs:
            if start.startswith(sign):
                return rough, media_type
    if start[4:8] == b"ftyp":
        return "file", BRANDS.get(start[8:12], "video/mp4")
    if start[:4] == b"RIFF":
        return "file", {b"WEBP": "image/webp", b"WAVE": "audio/wav"}.get(start[8:12], "video/x-msvideo")
    if start[257:262] == b"ustar":
        return "closed", "application/x-tar"
    if start[:2] in (b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"):
        return "file", "audio/mpeg"
    if start[2:5] in (b"-lh", b"-lz"):
        return "closed", "application/x-lzh-compressed"
    if ACTIVE.search(content[:65536].replace(b"\x00", b"")):
        return "script", "text/html"
    return "", text_or_bytes(start)


def text_or_bytes(start: bytes) -> str:
    """Say whether bytes that bear no sign are text."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "text/plain"
    if b"\x00" in start:
        return "application/octet-stream"
    controls = sum(byte < 9 or 13 < byte < 27 for byte in start)
    return "text/plain" if controls * 50 <= len(start) else "application/octet-stream"


def ole_refusal(content: bytes) -> str:
    """Say what an old office file hides: `program` for an installer, `macros`, or nothing."""
    if INSTALLER in content[: 1024 * 1024]:
        return "program"
    return "macros" if any(sign in content for sign in MACROS) else ""
