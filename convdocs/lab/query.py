"""The part of an address behind the question mark, read without a library."""


def parse(query: str) -> dict[str, str]:
    """Names and values of `a=1&b=x+y`; percent signs are decoded as UTF-8.

    >>> parse("k=3&text=conv+64%2C+%E5%8D%B7")
    {'k': '3', 'text': 'conv 64, 卷'}
    """
    state = {}
    for part in query.split("&"):
        name, _, value = part.partition("=")
        if name:
            state[decoded(name)] = printable(decoded(value))
    return state


def printable(text: str) -> str:
    r"""Text of which only line ends are control characters.

    >>> printable("relu,\r\n\tpool 2\0")
    'relu, \n pool 2 '
    """
    for n in range(32):
        if n != 10 and chr(n) in text:
            text = text.replace(chr(n), " ")
    return text


def decoded(text: str) -> str:
    """Text as it was typed; a percent sign that begins no byte stands for itself.

    >>> decoded("100%25"), decoded("100%")
    ('100%', '100%')
    """
    raw = bytearray()
    data = text.replace("+", " ").encode()
    at = 0
    while at < len(data):
        pair = data[at + 1 : at + 3]
        if data[at] == 37 and is_hex(pair):
            raw.append(int(pair, 16))
            at += 3
        else:
            raw.append(data[at])
            at += 1
    return bytes(raw).decode()


def is_hex(pair: bytes) -> bool:
    """Whether two characters are a byte in hexadecimal."""
    return len(pair) == 2 and all(byte in b"0123456789abcdefABCDEF" for byte in pair)
