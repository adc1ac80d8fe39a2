"""Text that flows (RFC 3676): soft line ends taken out, marks of quotation kept."""


def unflowed(text: str, *, delete_space: bool = False) -> str:
    """Return format=flowed text with its paragraphs put together again, each quoted line marked as before."""
    paragraphs: list[tuple[int, list[str]]] = []
    open_depth: int | None = None
    for line in text.split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        said = line[depth:]
        said = said[1:] if said.startswith(" ") else said
        ends = said == "-- "
        flows = said.endswith(" ") and not ends
        shown = said[:-1] if flows and delete_space else said
        if open_depth == depth and not ends:
            paragraphs[-1][1].append(shown)
        else:
            paragraphs.append((depth, [shown]))
        open_depth = depth if flows else None
    return "\n".join(_shown(depth, "".join(said)) for depth, said in paragraphs)


def _shown(depth: int, said: str) -> str:
    if depth:
        return f"{'>' * depth} {said}".rstrip(" ")
    return said if said == "-- " else said.rstrip(" ")
