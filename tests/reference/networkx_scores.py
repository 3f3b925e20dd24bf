#!/usr/bin/env python3
"""Scores of networks by networkx, against which `tests/analysis_reference.rs` and `tests/analysis.rs` hold their own.

usage: networkx_scores.py NETWORKS OUT [NAME…]     scores of each person
       networkx_scores.py --totals EDGES.csv       highest score and sum of each measure, both ways only

NETWORKS is a folder with NAME.graphml and, for the chemicals policy network, chemnet/*.csv. For each network OUT gets NAME.ties.csv
(from,to,strength,points), NAME.people.csv (person,unit) and NAME.scores.csv: a row for each person, empty where a measure is not
defined, and a column for each measure as it is counted:
  :weighted   by strength 1-5; where distance matters as the length 60 / strength, then scaled back to 1 / strength, so that equal ways
              are found equal. Networks without weights get strengths made up from the places of the ends; weights of up to 16 are mapped.
  :directed   as the ties point. Closeness is that of the reversed network, since networkx measures the way towards a person.
A column is missing where networkx finds nothing (the eigenvector of a network in which nobody can come back to themselves).
Brokerage is counted here by trying all triples, reach by networkx's searches. Made with networkx 3.6.1:

    networkx_scores.py NETWORKS networks ht-advice ht-friends ht-reports law-advice law-cowork law-friends kite karate
    networkx_scores.py --totals ../files/g1k.edges.csv > g1k.csv
"""
import csv
import math
import pathlib
import sys

import networkx as nx

ROLES = ["coordinator", "consultant", "gatekeeper", "representative", "liaison"]
UNITS = ["dept", "office", "Faction", "Group", "type"]


def parts(graph):
    return nx.weakly_connected_components(graph) if graph.is_directed() else nx.connected_components(graph)


def eigenvector(graph, weight):
    scores = dict.fromkeys(graph, 0.0)
    tied = sum(len(part) for part in parts(graph) if len(part) > 1)
    for part in parts(graph):
        if len(part) > 1:
            of_part = nx.eigenvector_centrality(graph.subgraph(part), max_iter=100000, tol=1e-14, weight=weight)
            share = math.sqrt(len(part) / tied)
            scores |= {person: score * share for person, score in of_part.items()}
    return scores


def mutual(graph, weight):
    """Burt's measures take ties there and back together; so does networkx, but it leaves out people whom no tie leaves."""
    both = nx.Graph()
    both.add_nodes_from(graph)
    for one, other, tie in graph.edges(data=True):
        before = both.get_edge_data(one, other, {"mutual": 0})["mutual"]
        both.add_edge(one, other, mutual=before + (tie["weight"] if weight else 1))
    return both


def reach_2(graph):
    others = graph.number_of_nodes() - 1
    near = lambda person: nx.single_source_shortest_path_length(graph, person, cutoff=2)
    return {person: (len(near(person)) - 1) / others for person in graph}


def brokerage(graph):
    """Gould and Fernandez 1989: a to b to c, where no tie leads from a to c."""
    unit = dict(graph.nodes(data="unit"))
    counts = {role: {b: 0 for b in graph if unit[b]} for role in ROLES}
    for a in graph:
        for b in graph:
            for c in graph:
                if len({a, b, c}) < 3 or not (unit[a] and unit[b] and unit[c]):
                    continue
                if graph.has_edge(a, b) and graph.has_edge(b, c) and not graph.has_edge(a, c):
                    if unit[a] == unit[c]:
                        role = "coordinator" if unit[b] == unit[a] else "consultant"
                    elif unit[b] == unit[c]:
                        role = "gatekeeper"
                    elif unit[b] == unit[a]:
                        role = "representative"
                    else:
                        role = "liaison"
                    counts[role][b] += 1
    yield from counts.items()
    yield "brokerage", {b: sum(counts[role][b] for role in ROLES) for b in counts["liaison"]}


def scores(graph, suffix, units):
    directed = graph.is_directed()
    for mark, weight, length in [("", None, None), (":weighted", "weight", "length")]:
        mark += suffix
        unit = 60 if weight else 1
        near = nx.closeness_centrality(graph.reverse() if directed else graph, distance=length)
        yield "closeness" + mark, {person: score * unit for person, score in near.items()}
        yield "betweenness" + mark, nx.betweenness_centrality(graph, normalized=False, weight=length)
        try:
            yield "eigenvector" + mark, eigenvector(graph, weight)
        except nx.PowerIterationFailedConvergence:
            pass
        yield "pagerank" + mark, nx.pagerank(graph, alpha=0.85, tol=1e-15, max_iter=10000, weight=weight)
        both = mutual(graph, weight)
        yield "constraint" + mark, nx.constraint(graph, weight=weight)
        # With all nodes named: else networkx 3.6.1 takes a matrix path that divides by the strongest tie of the wrong end.
        yield "effective-size" + mark, nx.effective_size(both, list(both), weight="mutual")
    yield "reach-2" + suffix, reach_2(graph)
    if units:
        for role, counts in brokerage(graph):
            yield role + suffix, counts


def degrees(both, graph):
    """In and out as ties lead, each that does not point both ways."""
    leading = graph if graph.is_directed() else graph.to_directed()
    yield "degree", dict(both.degree())
    yield "strength", dict(both.degree(weight="weight"))
    yield "in-degree", dict(leading.in_degree())
    yield "out-degree", dict(leading.out_degree())
    yield "in-strength", dict(leading.in_degree(weight="weight"))
    yield "out-strength", dict(leading.out_degree(weight="weight"))


def measured(graph):
    for _, _, tie in graph.edges(data=True):
        tie["length"] = 60 // tie["weight"]
    return graph


def undirected(graph):
    """Each pair tied once, as strongly as the stronger of the two."""
    both = nx.Graph()
    both.add_nodes_from(graph.nodes(data=True))
    for one, other, tie in graph.edges(data=True):
        before = both.get_edge_data(one, other, {"weight": 0})["weight"]
        both.add_edge(one, other, weight=max(before, tie["weight"]))
    return both


def graphml(path):
    found = nx.read_graphml(path)
    graph = nx.DiGraph() if found.is_directed() else nx.Graph()
    places = {person: place for place, person in enumerate(found)}
    name = {person: data.get("name") or data.get("label") or person for person, data in found.nodes(data=True)}
    if len(set(name.values())) < len(name):
        name = {person: person for person in found}
    for person, data in found.nodes(data=True):
        unit = next((f"{data[key]:g}" for key in UNITS if key in data), "")
        graph.add_node(name[person], unit=unit)
    most = max((tie.get("weight", 1) for *_, tie in found.edges(data=True)), default=1)
    for one, other, tie in found.edges(data=True):
        if "weight" not in tie:
            weight = 1 + (7 * places[one] + 13 * places[other]) % 5
        elif most <= 5:
            weight = int(tie["weight"])
        else:
            weight = 1 + round((tie["weight"] - 1) / (most - 1) * 4)
        if one != other:
            graph.add_edge(name[one], name[other], weight=weight)
    return graph


def matrix(path, types):
    rows = list(csv.reader(path.open(encoding="utf-8")))
    unit = {row[0]: row[1] for row in list(csv.reader(types.open(encoding="utf-8")))[1:]}
    graph = nx.DiGraph()
    names = rows[0][1:]
    graph.add_nodes_from((name, {"unit": unit.get(name, "")}) for name in names)
    for place, (one, *cells) in enumerate(rows[1:]):
        for at, (other, cell) in enumerate(zip(names, cells)):
            if one != other and float(cell) > 0:
                graph.add_edge(one, other, weight=1 + (7 * place + 13 * at) % 5)
    return graph


def networks(folder):
    for path in sorted(folder.glob("*.graphml")):
        yield path.stem, lambda path=path: graphml(path)
    for name in ["infrep", "pol", "scifrom", "scito"]:
        path = folder / "chemnet" / f"{name}.csv"
        if path.exists():
            yield f"chemnet-{name}", lambda path=path: matrix(path, folder / "chemnet" / "types.csv")


def write(out, name, graph):
    graph = measured(graph)
    both = measured(undirected(graph))
    units = any(unit for _, unit in graph.nodes(data="unit"))
    columns = dict(degrees(both, graph)) | dict(scores(both, "", units))
    if graph.is_directed():
        columns |= dict(scores(graph, ":directed", units))
    with open(out / f"{name}.ties.csv", "w", newline="", encoding="utf-8") as file:
        ties = csv.writer(file, lineterminator="\n")
        ties.writerow(["from", "to", "strength", "points"])
        for one, other, tie in graph.edges(data=True):
            ties.writerow([one, other, tie["weight"], int(graph.is_directed())])
    with open(out / f"{name}.people.csv", "w", newline="", encoding="utf-8") as file:
        people = csv.writer(file, lineterminator="\n")
        people.writerow(["person", "unit"])
        people.writerows(graph.nodes(data="unit"))
    with open(out / f"{name}.scores.csv", "w", newline="", encoding="utf-8") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["person", *columns])
        for person in graph:
            found = [column.get(person, math.nan) for column in columns.values()]
            table.writerow([person, *("" if math.isnan(score) else f"{score:.10g}" for score in found)])
    print(f"{name}: {len(graph)} people, {graph.number_of_edges()} ties, {len(columns)} columns", file=sys.stderr)


def totals(path):
    graph = nx.Graph()
    with open(path, newline="", encoding="utf-8") as file:
        for tie in csv.DictReader(file):
            graph.add_edge(tie["source"], tie["target"], weight=int(tie["weight"]))
    graph = measured(graph)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["metric", "highest", "sum"])
    for name, column in (dict(degrees(graph, graph)) | dict(scores(graph, "", False))).items():
        out.writerow([name, f"{max(column.values()):.10g}", f"{math.fsum(column.values()):.10g}"])


def main(arguments):
    if len(arguments) == 2 and arguments[0] == "--totals":
        totals(arguments[1])
    elif len(arguments) >= 2:
        folder, out, *wanted = arguments
        out = pathlib.Path(out)
        out.mkdir(exist_ok=True)
        for name, read in networks(pathlib.Path(folder)):
            if not wanted or name in wanted:
                write(out, name, read())
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
