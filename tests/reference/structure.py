#!/usr/bin/env python3
"""What networkx and igraph say about the structure of networks, against which `tests/structure.rs` holds our own.

usage: structure.py EDGES.csv... > structure.csv

EDGES.csv has the columns source,target,weight. One row of the result is one fact: network,fact,value. Lists are sorted and
separated by ';'. The modularity is the best of 200 runs of igraph's Leiden until nothing improves, counted alike and by
weight, weights above 5 as 5. Made with networkx 3.6.1 and igraph 1.0.0:

    structure.py ../files/{kite,karate,g1k}.edges.csv > structure.csv
"""
import csv
import pathlib
import random
import sys

import igraph
import networkx as nx

print("network,fact,value")
for file in sys.argv[1:]:
    name = pathlib.Path(file).name.split(".")[0]
    graph = nx.Graph()
    with open(file, newline="") as lines:
        for tie in csv.DictReader(lines):
            graph.add_edge(tie["source"], tie["target"], weight=min(5, int(tie["weight"])))
    print(f"{name},holders,{';'.join(sorted(nx.articulation_points(graph)))}")
    print(f"{name},bridges,{';'.join(sorted('-'.join(sorted(tie)) for tie in nx.bridges(graph)))}")
    for person in sorted(nx.articulation_points(graph)):
        left = graph.copy()
        left.remove_node(person)
        sizes = sorted((len(part) for part in nx.connected_components(left)), reverse=True)
        pairs = sum(size * (size - 1) for size in sizes)
        print(f"{name},without {person},{';'.join(map(str, sizes))}")
        print(f"{name},fragmentation {person},{1 - pairs / (len(left) * (len(left) - 1))}")
    random.seed(1)
    ties = igraph.Graph.TupleList([(a, b, w) for a, b, w in graph.edges(data="weight")], weights=True)
    for fact, weights in [("modularity", None), ("modularity:weighted", "weight")]:
        runs = (ties.community_leiden("modularity", weights=weights, n_iterations=-1) for _ in range(200))
        print(f"{name},{fact},{max(ties.modularity(run, weights=weights) for run in runs)}")
