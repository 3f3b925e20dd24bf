"""Do networkx, igraph and graphviz read what `groundswell export` writes?

    python3 read_back.py GROUNDSWELL MAP.swell [AUDIENCE]

Exports the map in each format, reads it with networkx, igraph, pandas and graphviz, and compares names, kinds,
strengths, attributes and directions with the tables that `--to json` writes. Ends with 1 where anything differs.
"""

import collections
import csv
import json
import pathlib
import subprocess
import sys
import tempfile

import igraph
import networkx

groundswell, source = sys.argv[1], sys.argv[2]
audience = sys.argv[3] if len(sys.argv) > 3 else "me"
folder = pathlib.Path(tempfile.mkdtemp())
failed = 0


def export(kind, ending):
    path = folder / f"network.{kind}.{ending}"
    command = [groundswell, "export", source, "--to", kind, "--audience", audience, "--out", str(path)]
    subprocess.run(command, check=True, capture_output=True)
    return path


def check(what, found, expected):
    global failed
    if found == expected:
        print(f"  same   {what} ({len(expected) if hasattr(expected, '__len__') else expected})")
        return
    failed += 1
    print(f"  DIFFER {what}")
    if isinstance(expected, collections.Counter):
        print("    missing", list((expected - found).items())[:3], "\n    too many", list((found - expected).items())[:3])
    else:
        print("    found", found, "\n    expected", expected)


tables = json.loads(export("json", "json").read_text())
people = {record["id"]: record for record in tables["stakeholders"]}
DIRECTED = {"reports to", "influences", "trusts", "informs", "hands over to"}
FIELDS = ["role", "organisation", "unit", "location", "email", "phone"]


def plain(text):
    return " ".join(str(text).split())


def tie(one, other, kind, strength, directed):
    ends = (one, other) if directed else tuple(sorted((one, other)))
    return (*ends, kind, float(strength), directed)


names = collections.Counter(plain(record["name"]) for record in people.values())
seen = any("strength" in record for record in tables["ties"])
ties = collections.Counter(
    tie(
        plain(people[record["from"]]["name"]),
        plain(people[record["to"]]["name"]),
        record.get("kind", "works with"),
        record.get("strength", 3),
        record.get("kind") in DIRECTED or record.get("directed", False),
    )
    for record in tables["ties"]
)
fields = {
    field: collections.Counter(
        (plain(record["name"]), plain(record[field])) for record in people.values() if record.get(field)
    )
    for field in FIELDS
}
kinds = collections.Counter((plain(record["name"]), record.get("kind", "person")) for record in people.values())
directed = any(entry[4] for entry in ties)
print(f"{source} for {audience}: {len(people)} people, {sum(ties.values())} ties")


def compare(nodes, edges):
    """Nodes as dictionaries, edges as (node, node, dictionary, directed)."""
    check("names", collections.Counter(plain(node.get("name", "")) for node in nodes), names)
    check("labels", collections.Counter(plain(node.get("label", "")) for node in nodes), names)
    check("kinds of people", collections.Counter((plain(node["name"]), node.get("kind")) for node in nodes), kinds)
    for field in FIELDS:
        told = collections.Counter(
            (plain(node["name"]), plain(node[field])) for node in nodes if node.get(field) not in (None, "")
        )
        check(field, told, fields[field])
    found = collections.Counter(
        tie(plain(one["name"]), plain(other["name"]), said.get("kind"), said.get("weight", 3), way)
        for one, other, said, way in edges
    )
    check("ties with kind, strength and direction", found, ties)


path = export("graphml", "graphml")
print("GraphML, networkx", networkx.__version__)
graph = networkx.read_graphml(path)
check("direction of the network", graph.is_directed(), directed)
data = graph.nodes
compare(
    [data[node] for node in graph],
    [(data[a], data[b], said, graph.is_directed() and not said.get("mutual", False)) for a, b, said in graph.edges(data=True)],
)
print("GraphML, igraph", igraph.__version__)
graph = igraph.Graph.Read_GraphML(str(path))
check("direction of the network", graph.is_directed(), directed)
compare(
    [vertex.attributes() for vertex in graph.vs],
    [
        (graph.vs[edge.source].attributes(), graph.vs[edge.target].attributes(), edge.attributes(),
         graph.is_directed() and not edge.attributes().get("mutual", False))
        for edge in graph.es
    ],
)

print("GEXF 1.3, networkx")
graph = networkx.read_gexf(export("gexf", "gexf"))
data = graph.nodes
# A tie without direction beside directed ones is read as two arcs with one id.
pairs = collections.defaultdict(list)
for a, b, said in graph.edges(data=True):
    pairs[said["id"]].append((a, b, said))
compare(
    [data[node] for node in graph],
    [(data[arcs[0][0]], data[arcs[0][1]], arcs[0][2], graph.is_directed() and len(arcs) == 1) for arcs in pairs.values()],
)

print("Kumu")
read = json.loads(export("kumu", "json").read_text())
labels = [element["label"] for element in read["elements"]]
check("labels are unique", len(set(labels)), len(labels))
check("people", len(labels), len(people))
check("ends are labels", {c[end] for c in read["connections"] for end in ("from", "to")} <= set(labels), True)
check("ties", len(read["connections"]), sum(ties.values()))

print("Tables")
with export("nodes", "csv").open(newline="") as file:
    rows = list(csv.DictReader(file))
check("ids are unique", len({row["id"] for row in rows}), len(people))
by_id = {row["id"]: row["label"].removeprefix("'") for row in rows}
check("names", collections.Counter(map(plain, by_id.values())), names)
path = export("edges", "csv")
with path.open(newline="") as file:
    rows = list(csv.DictReader(file))
found = collections.Counter(
    tie(plain(by_id[row["source"]]), plain(by_id[row["target"]]), row["kind"], row["weight"] or 3, row["type"] == "Directed")
    for row in rows
)
check("ties with kind, strength and direction", found, ties)
graph = igraph.Graph.TupleList([(row["source"], row["target"], row["weight"] or 3) for row in rows], weights=True)
check("ties, igraph", graph.ecount(), sum(ties.values()))

print("DOT, graphviz")
path = export("dot", "dot")
drawn = subprocess.run(["dot", "-Ksfdp", "-Tsvg", str(path)], capture_output=True, text=True, check=False)
check("graphviz is content", (drawn.returncode, drawn.stderr), (0, ""))
check("people drawn", drawn.stdout.count('class="node"'), len(people))
check("ties drawn", drawn.stdout.count('class="edge"'), sum(ties.values()))

for kind, ending in [("graphml", "graphml"), ("gexf", "gexf")]:
    lint = subprocess.run(["xmllint", "--noout", str(folder / f"network.{kind}.{ending}")], capture_output=True, check=False)
    check(f"xmllint, {kind}", lint.returncode, 0)
print("all as it should be" if failed == 0 else f"{failed} differences")
sys.exit(failed > 0)
