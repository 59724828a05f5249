"""Makes a scan as an instrument would: python3 simulate.py scan-7.npz

Particles diffuse in a box, and light that is scattered by them falls on a detector: what the frames say of the diffusion
coefficient is really in them. The file gets its name once it is whole.
"""

import array
import cmath
import json
import math
import os
import random
import struct
import sys
import zipfile

BOX = 2000.0  # nm
TIME_STEP = 0.01  # s
DIFFUSION = 8000.0  # nm^2/s
PIXELS = 12
PARTICLES = 60
FRAMES = 400


def member(container, name, kind, shape, values):
    header = repr({"descr": {"H": "<u2", "d": "<f8"}[kind], "fortran_order": False, "shape": shape})
    header += " " * (63 - (len(header) + 10) % 64) + "\n"
    head = b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header.encode("latin1")
    container.writestr(name, head + array.array(kind, values).tobytes())


def simulate(seed):
    """The counts of all frames, and the wave vectors along a side of the detector (1/nm)."""
    dice = random.Random(seed)
    q = [2 * math.pi / BOX * (index + 1) for index in range(PIXELS)]
    width = math.sqrt(2 * DIFFUSION * TIME_STEP)
    places = [[dice.uniform(0, BOX), dice.uniform(0, BOX)] for _ in range(PARTICLES)]
    counts = array.array("H")
    for _ in range(FRAMES):
        field = [0j] * (PIXELS * PIXELS)
        for place in places:
            place[0] += dice.gauss(0, width)
            place[1] += dice.gauss(0, width)
            across = [cmath.exp(1j * each * place[0]) for each in q]
            for row, each in enumerate(q):
                down = cmath.exp(1j * each * place[1])
                for column in range(PIXELS):
                    field[row * PIXELS + column] += down * across[column]
        counts.extend(min(65535, round(20 * abs(value) ** 2)) for value in field)
    return counts, q


def main(path, seed="7"):
    counts, q = simulate(int(seed))
    metadata = {
        "instrument": "Beamline 7",
        "time_step": TIME_STEP,
        "temperature": 295,
        "sample": "latex in water, 12 %",
        "proposal": "P-2026-117",
        "operator": "Ada Alvarez",
    }
    with zipfile.ZipFile(path + ".part", "w", zipfile.ZIP_DEFLATED) as scan:
        member(scan, "entry/data.npy", "H", (FRAMES, PIXELS, PIXELS), counts)
        member(scan, "entry/qx.npy", "d", (PIXELS,), q)
        member(scan, "entry/qy.npy", "d", (PIXELS,), q)
        scan.writestr("entry/metadata.json", json.dumps(metadata))
    os.replace(path + ".part", path)


if __name__ == "__main__":
    main(*sys.argv[1:])
