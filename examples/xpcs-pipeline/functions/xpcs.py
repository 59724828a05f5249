"""What the pipeline computes: X-ray photon correlation spectroscopy (XPCS), with Python's standard library only.

Each function is registered with Globus Compute by its source, so each brings what it needs. Folders are relative to the
folder in which the endpoint runs functions.

A scan is one file, NAME.npz: named arrays in a zip, as numpy.load reads it.
    entry/data.npy       frames x rows x columns, counts (uint16)
    entry/qx.npy, qy.npy the wave vector of each column and row, in 1/nm
    entry/metadata.json  what the instrument knows of the sample, with "time_step" in seconds
"""


def correlate(folder, name):
    """Correlates the frames of a scan: g2 over delay and wave vector, and the diffusion coefficient that fits it.

    Writes NAME_results.npz beside the scan, and gives the coefficient (nm^2/s) and the decay rates (1/s).
    """
    import array
    import ast
    import json
    import math
    import os
    import struct
    import zipfile

    def read(container, member):
        raw = container.read(member)
        size = struct.unpack_from("<H", raw, 8)[0]
        header = ast.literal_eval(raw[10 : 10 + size].decode("latin1"))
        values = array.array({"<u2": "H", "<f8": "d"}[header["descr"]])
        values.frombytes(raw[10 + size :])
        return header["shape"], values

    def write(container, member, shape, values):
        header = repr({"descr": "<f8", "fortran_order": False, "shape": tuple(shape)})
        header += " " * (63 - (len(header) + 10) % 64) + "\n"
        head = b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header.encode("latin1")
        container.writestr(member, head + array.array("d", values).tobytes())

    with zipfile.ZipFile(os.path.join(folder, name + ".npz")) as scan:
        (frames, rows, columns), counts = read(scan, "entry/data.npy")
        _, qx = read(scan, "entry/qx.npy")
        _, qy = read(scan, "entry/qy.npy")
        step = json.loads(scan.read("entry/metadata.json"))["time_step"]

    # Pixels with about the same wave vector are averaged.
    bins = {}
    for row in range(rows):
        for column in range(columns):
            q = math.hypot(qx[column], qy[row])
            bins.setdefault(round(q / qx[0]), []).append((row * columns + column, q))
    bins = [pixels for _, pixels in sorted(bins.items()) if len(pixels) >= columns // 2]

    delays = []
    delay = 1
    while delay < frames // 4:
        delays.append(delay)
        delay = max(delay + 1, delay * 4 // 3)

    pixel_count = rows * columns
    g2 = []
    for pixels in bins:
        curve = [0.0] * len(delays)
        for pixel, _ in pixels:
            series = counts[pixel::pixel_count]
            for index, delay in enumerate(delays):
                early, late = series[:-delay], series[delay:]
                product = sum(map(lambda a, b: a * b, early, late)) / len(early)
                curve[index] += product / ((sum(early) / len(early)) * (sum(late) / len(late)))
        g2.append([value / len(pixels) for value in curve])

    # g2 - 1 falls as exp(-2 D q^2 t): a line through its logarithm, as long as it is well above the noise.
    decays = []
    upper = lower = 0.0
    for pixels, curve in zip(bins, g2):
        q = sum(each for _, each in pixels) / len(pixels)
        first = curve[0] - 1
        points = [(d * step, math.log(v - 1)) for d, v in zip(delays, curve) if v - 1 > 0.4 * first]
        if first <= 0 or len(points) < 3:
            continue
        mean_x = sum(x for x, _ in points) / len(points)
        mean_y = sum(y for _, y in points) / len(points)
        slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points)
        decays.append({"q": q, "rate": -slope})
        upper += -slope * 2 * q * q
        lower += (2 * q * q) ** 2
    if not decays:
        raise ValueError(f"{name}: nothing decays slowly enough to be fitted")
    diffusion = upper / lower

    target = os.path.join(folder, name + "_results.npz")
    with zipfile.ZipFile(target + ".part", "w") as results:
        write(results, "exchange/tau.npy", [len(delays)], [delay * step for delay in delays])
        write(results, "exchange/q.npy", [len(bins)], [sum(q for _, q in pixels) / len(pixels) for pixels in bins])
        write(results, "exchange/g2.npy", [len(bins), len(delays)], [value for curve in g2 for value in curve])
        results.writestr("exchange/fit.json", json.dumps({"diffusion": diffusion, "decays": decays}))
    os.replace(target + ".part", target)
    return {"results": os.path.basename(target), "frames": frames, "diffusion": diffusion, "decays": decays}


def plot(folder, name):
    """Draws g2 over the delay, a line for each wave vector: NAME_g2.svg."""
    import array
    import ast
    import math
    import os
    import struct
    import zipfile

    def read(container, member):
        raw = container.read(member)
        size = struct.unpack_from("<H", raw, 8)[0]
        header = ast.literal_eval(raw[10 : 10 + size].decode("latin1"))
        values = array.array("d")
        values.frombytes(raw[10 + size :])
        return header["shape"], values

    with zipfile.ZipFile(os.path.join(folder, name + "_results.npz")) as results:
        _, tau = read(results, "exchange/tau.npy")
        _, q = read(results, "exchange/q.npy")
        _, g2 = read(results, "exchange/g2.npy")

    wide, high, margin = 640, 400, 50
    left, right = math.log10(tau[0]), math.log10(tau[-1])
    top = max(g2)

    def at(delay, value):
        x = margin + (math.log10(delay) - left) / (right - left) * (wide - 2 * margin)
        y = high - margin - (value - 1) / (top - 1) * (high - 2 * margin)
        return f"{x:.1f},{y:.1f}"

    lines = []
    for index, each in enumerate(q):
        points = " ".join(at(t, v) for t, v in zip(tau, g2[index * len(tau) : (index + 1) * len(tau)]))
        hue = round(240 * index / max(1, len(q) - 1))
        lines.append(
            f'<polyline fill="none" stroke="hsl({hue} 70% 45%)" points="{points}"><title>q = {each:.4g} 1/nm</title></polyline>'
        )
    picture = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" font-family="sans-serif" font-size="12">
<rect width="{wide}" height="{high}" fill="white"/>
<path d="M{margin},{margin} V{high - margin} H{wide - margin}" fill="none" stroke="black"/>
{chr(10).join(lines)}
<text x="{wide / 2}" y="{high - 15}" text-anchor="middle">delay, {tau[0]:.3g} to {tau[-1]:.3g} s</text>
<text x="{margin}" y="{margin - 15}">g2, 1 to {top:.3f}, for {len(q)} wave vectors</text>
</svg>
"""
    target = os.path.join(folder, name + "_g2.svg")
    with open(target, "w", encoding="utf-8") as file:
        file.write(picture)
    return {"plot": os.path.basename(target)}


def gather(folder, name):
    """Gathers what is to be found of a scan: "open" for everybody, "protected" for the team."""
    import json
    import os
    import zipfile

    with zipfile.ZipFile(os.path.join(folder, name + ".npz")) as scan:
        metadata = json.loads(scan.read("entry/metadata.json"))
    with zipfile.ZipFile(os.path.join(folder, name + "_results.npz")) as results:
        fit = json.loads(results.read("exchange/fit.json"))
    private = ("sample", "proposal", "operator")
    files = [
        {"name": file, "bytes": os.path.getsize(os.path.join(folder, file))}
        for file in sorted(os.listdir(folder))
        if file.startswith(name)
    ]
    return {
        "open": {
            "title": f"XPCS of {name}",
            "technique": "XPCS",
            **{key: value for key, value in metadata.items() if key not in private},
            "diffusion": fit["diffusion"],
        },
        "protected": {**{key: metadata[key] for key in private if key in metadata}, "scan": name, "files": files},
    }
