"""The second judge: opens each bundle with `age` and `tar`, reads every file with Python's own zipfile, csv,
ElementTree, json and str, PDF with `pdftotext`, and searches for what was planted. It shares no line with the app.

Reads one JSON object a line: {"bundle": path, "identity": path, "sought": [{"text": ..., "file": ..., "inPath": bool}],
"none": [...]}. Writes one a line: {"missing": [texts not found where they were planted], "found": [texts of "none" found]}.
"""

import csv
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree
import zipfile


def strings(value):
    if isinstance(value, dict):
        for key, child in value.items():
            yield key
            yield from strings(child)
    elif isinstance(value, list):
        for child in value:
            yield from strings(child)
    else:
        yield str(value)


def content(name, data):
    """What a reader comes to see of a file, and of the files in it."""
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as inside:
            return "\n".join(one + "\n" + content(one, inside.read(one)) for one in inside.namelist())
    if data.startswith(b"%PDF-"):
        pages = subprocess.run(["pdftotext", "-", "-"], input=data, stdout=subprocess.PIPE, check=True)
        return pages.stdout.decode("utf-8")
    if name.endswith((".qde", ".qdc", ".xml", ".rels")):
        elements = list(xml.etree.ElementTree.fromstring(data).iter())
        words = [[one.text, one.tail, *one.attrib.values()] for one in elements]
        return "\n".join(word for one in words for word in one if word)
    text = data.decode("utf-8-sig")
    if name.endswith(".json"):
        return "\n".join(strings(json.loads(text)))
    if name.endswith(".csv"):
        return "\n".join(cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row)
    return text


def read(folder):
    texts = {}
    for base, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(base, name)
            with open(path, "rb") as file:
                texts[os.path.relpath(path, folder)] = content(name, file.read())
    return texts


def judge(line):
    with tempfile.TemporaryDirectory() as folder:
        age = subprocess.Popen(
            ["age", "-d", "-i", line["identity"], line["bundle"]], stdout=subprocess.PIPE
        )
        subprocess.run(["tar", "-x", "-C", folder], stdin=age.stdout, check=True)
        if age.wait() != 0:
            raise SystemExit("age does not open " + line["bundle"])
        texts = read(folder)
    missing = [
        one["text"]
        for one in line["sought"]
        if one["text"] not in (one["file"] if one["inPath"] else texts.get(one["file"], ""))
        or one["file"] not in texts
    ]
    everything = "\n".join(list(texts) + [text for path, text in texts.items() if not path.endswith(".sig")])
    found = [text for text in line["none"] if re.search(r"(?<!\w)" + re.escape(text) + r"(?!\w)", everything)]
    return {"missing": missing, "found": found}


for line in sys.stdin:
    print(json.dumps(judge(json.loads(line))), flush=True)
