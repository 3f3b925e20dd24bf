#!/usr/bin/env python3
"""Scores of a network by networkx, against which `tests/analysis.rs` holds its own.

usage: networkx_scores.py EDGES.csv > SCORES.csv        (with --totals: highest score and sum of each measure only)

EDGES.csv has the columns source,target,weight with weights 1-5. One row of the result is one person; a column ending in
`:weighted` counts ties by their weight, where distance matters as the length 60 / weight (then scaled back to 1 / weight),
so that equal ways are found equal. Made with networkx 3.6.1:

    for n in kite karate; do networkx_scores.py ../files/$n.edges.csv > $n.csv; done
    networkx_scores.py --totals ../files/g1k.edges.csv > g1k.csv
"""
import csv
import math
import sys

import networkx as nx


def eigenvector(graph, weight):
    scores = {}
    tied = sum(len(part) for part in nx.connected_components(graph))
    for part in nx.connected_components(graph):
        of_part = nx.eigenvector_centrality(graph.subgraph(part), max_iter=100000, tol=1e-14, weight=weight)
        share = math.sqrt(len(part) / tied)
        scores |= {person: score * share for person, score in of_part.items()}
    return scores


def reach_2(graph):
    others = graph.number_of_nodes() - 1
    near = lambda person: nx.single_source_shortest_path_length(graph, person, cutoff=2)
    return {person: (len(near(person)) - 1) / others for person in graph}


def scores(graph):
    yield "degree", dict(graph.degree())
    yield "strength", dict(graph.degree(weight="weight"))
    for suffix, weight, length in [("", None, None), (":weighted", "weight", "length")]:
        unit = 60 if weight else 1
        near = nx.closeness_centrality(graph, distance=length)
        yield "closeness" + suffix, {person: score * unit for person, score in near.items()}
        yield "betweenness" + suffix, nx.betweenness_centrality(graph, normalized=False, weight=length)
        yield "eigenvector" + suffix, eigenvector(graph, weight)
        yield "pagerank" + suffix, nx.pagerank(graph, alpha=0.85, tol=1e-14, max_iter=10000, weight=weight)
        yield "constraint" + suffix, nx.constraint(graph, weight=weight)
        # With all nodes named: else networkx 3.6.1 takes a matrix path that divides by the strongest tie of the wrong end.
        yield "effective-size" + suffix, nx.effective_size(graph, list(graph), weight=weight)
    yield "reach-2", reach_2(graph)


def main(path, totals):
    graph = nx.Graph()
    with open(path, newline="", encoding="utf-8") as file:
        for tie in csv.DictReader(file):
            weight = int(tie["weight"])
            graph.add_edge(tie["source"], tie["target"], weight=weight, length=60 // weight)
    columns = dict(scores(graph))
    out = csv.writer(sys.stdout, lineterminator="\n")
    if totals:
        out.writerow(["metric", "highest", "sum"])
        for name, column in columns.items():
            out.writerow([name, f"{max(column.values()):.10g}", f"{math.fsum(column.values()):.10g}"])
    else:
        out.writerow(["person", *columns])
        for person in sorted(graph):
            out.writerow([person, *(f"{column[person]:.10g}" for column in columns.values())])


if __name__ == "__main__":
    arguments = [a for a in sys.argv[1:] if a != "--totals"]
    if len(arguments) != 1:
        sys.exit(__doc__)
    main(arguments[0], "--totals" in sys.argv)
