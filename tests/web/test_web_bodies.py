"""Bodies: what is unpacked is what was packed, and a bomb costs no more than the cap."""

import gzip
import subprocess
import sys
import zlib
from collections.abc import AsyncIterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web_server import bare_deflate, bomb

from workbench.model.captured import Fault
from workbench.web.bodies import read
from workbench.web.failures import Failure

CAP = 1_000_000
PACK = {"gzip": gzip.compress, "x-gzip": gzip.compress, "deflate": zlib.compress}

BOMB = """
import asyncio, pathlib, resource, sys
from workbench.web.bodies import read
from workbench.web.failures import Failure

packed = sys.stdin.buffer.read()

async def pieces():
    for start in range(0, len(packed), 65_536):
        yield packed[start:start + 65_536]

def used():
    # Linux counts in ru_maxrss what the process was started from, which was larger.
    status = pathlib.Path("/proc/self/status")
    if status.exists():
        [peak] = [line for line in status.read_text().splitlines() if line.startswith("VmHWM")]
        return int(peak.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

before = used()
try:
    asyncio.run(read(pieces(), sys.argv[1].split(","), 10_000_000))
except Failure as failure:
    print(failure.fault, used() - before)
"""


async def in_pieces(content: bytes, size: int) -> AsyncIterator[bytes]:
    for start in range(0, len(content), size):
        yield content[start : start + size]


@given(
    st.binary(max_size=2_000),
    st.lists(st.sampled_from(sorted(PACK)), max_size=3),
    st.integers(1, 700),
)
async def test_what_was_packed_comes_out_however_it_was_cut(
    content: bytes, encodings: Sequence[str], size: int
) -> None:
    packed = content
    for encoding in encodings:
        packed = PACK[encoding](packed)
    assert await read(in_pieces(packed, size), encodings, CAP) == content


@given(st.binary(min_size=1, max_size=2_000), st.integers(1, 700))
async def test_so_it_does_from_bare_deflate(content: bytes, size: int) -> None:
    assert await read(in_pieces(bare_deflate(content), size), ["deflate"], CAP) == content


@given(st.lists(st.binary(max_size=200), min_size=1, max_size=5), st.integers(3, 700))
async def test_and_from_gzip_of_several_parts(parts: list[bytes], size: int) -> None:
    packed = b"".join(map(gzip.compress, parts))
    assert await read(in_pieces(packed, size), ["gzip"], CAP) == b"".join(parts)


@given(
    st.binary(max_size=500),
    st.sampled_from([["gzip"], ["deflate"], ["gzip", "deflate"], ["br"], ["x"]]),
    st.integers(1, 100),
)
async def test_nothing_else_is_raised_for_any_bytes(
    content: bytes, encodings: Sequence[str], size: int
) -> None:
    try:
        found = await read(in_pieces(content, size), encodings, 1_000)
    except Failure as failure:
        assert failure.fault in (Fault.BROKEN, Fault.TOO_LARGE)  # noqa: PT017 - either may be
    else:
        assert len(found) <= 1_000


@given(st.binary(min_size=20, max_size=500), st.data())
async def test_what_was_broken_off_is_never_taken_for_whole(
    content: bytes, data: st.DataObject
) -> None:
    packed = gzip.compress(content)
    cut = packed[: data.draw(st.integers(1, len(packed) - 1))]
    with pytest.raises(Failure) as failure:
        await read(in_pieces(cut, 64), ["gzip"], CAP)
    assert failure.value.fault == Fault.BROKEN


async def test_exactly_the_cap_is_taken_and_one_byte_more_is_not() -> None:
    for encodings, pack in (([], bytes), (["gzip"], gzip.compress)):
        whole = await read(in_pieces(pack(bytes(CAP)), 9_000), encodings, CAP)
        assert len(whole) == CAP
        with pytest.raises(Failure) as failure:
            await read(in_pieces(pack(bytes(CAP + 1)), 9_000), encodings, CAP)
        assert failure.value.fault == Fault.TOO_LARGE
        assert "most_megabytes" in failure.value.message


@pytest.mark.parametrize("encodings", ["gzip", "gzip,gzip"])
def test_a_bomb_of_300_kb_costs_less_than_20_mb(encodings: str) -> None:
    packed = bomb(300)
    if encodings == "gzip,gzip":
        packed = gzip.compress(packed)
    else:
        assert 250_000 < len(packed) < 350_000
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", BOMB, encodings], input=packed, capture_output=True, check=True
    )
    fault, used = done.stdout.decode().split()
    assert fault == Fault.TOO_LARGE
    assert 1_000_000 < int(used) < 20_000_000
