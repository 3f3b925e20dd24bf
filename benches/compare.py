#!/usr/bin/env python3
"""Holds the analyses of networks against those of other programs, side by side in one run.

usage: compare.py [--data FOLDER] [--sizes 1000,10000,50000] [--timing PROGRAM] [--only JOB,…] [--longest SECONDS]

FOLDER has g1k.nodes.csv (id,…,community), g1k.edges.csv (source,target,weight), and so on; without it networks with planted communities
are made from a seed. PROGRAM is `target/release/examples/timing`, built by

    cargo build --release --no-default-features --example timing

Others are igraph, networkx and networkit for Python and sfdp of graphviz, those that are installed. Each job is timed inside the program that
does it, with the network in memory; sfdp alone with reading and writing, which it cannot do without. What took the next smaller network so
long that it would take longer than --longest (300) is left out. The best of three is taken where a job takes less than a second.
Layouts are judged like this, as far as numpy and scipy are installed:
  stress  mean of ((s · distance − steps) / steps)² over sampled pairs at the best scale s; lower is better
  purity  share of the ten nearest in the picture who are of the same planted community; higher is better
  clump   share of people closer than 0.2 of the mean spacing to another; lower is better
"""
import argparse
import csv
import importlib
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

JOBS = ["betweenness", "closeness", "pagerank", "eigenvector", "communities", "layout", "graphml"]


def module(name):
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def planted(people, folder):
    """Communities of some 30 to 300 people, five ties for each person, seven of ten within the community."""
    dice = random.Random(people)
    groups, rest = [], list(range(people))
    while rest:
        size = min(len(rest), dice.randint(people // 300 + 10, people // 30 + 20))
        groups.append(rest[:size])
        rest = rest[size:]
    group_of = {person: number for number, group in enumerate(groups) for person in group}
    ties = {(person, person - 1) for person in range(1, people)}
    while len(ties) < 5 * people:
        one = dice.randrange(people)
        other = dice.choice(groups[group_of[one]]) if dice.random() < 0.75 else dice.randrange(people)
        if one != other:
            ties.add((max(one, other), min(one, other)))
    with open(folder / "nodes.csv", "w", encoding="utf-8") as file:
        file.write("id,community\n" + "".join(f"p{n},C{group_of[n]}\n" for n in range(people)))
    with open(folder / "edges.csv", "w", encoding="utf-8") as file:
        file.write("source,target,weight\n" + "".join(f"p{a},p{b},{dice.randint(1, 5)}\n" for a, b in sorted(ties)))
    return folder / "nodes.csv", folder / "edges.csv"


def write_graphml(names, ties, path):
    key = '<key id="%s" for="%s" attr.name="%s" attr.type="%s"/>'
    with open(path, "w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
        file.write("\n".join([key % ("n", "node", "name", "string"), key % ("w", "edge", "weight", "double")]))
        file.write('\n<graph edgedefault="undirected">\n')
        for number, name in enumerate(names):
            file.write(f'<node id="n{number}"><data key="n">{name}</data></node>\n')
        for one, other, weight in ties:
            file.write(f'<edge source="n{one}" target="n{other}"><data key="w">{weight}</data></edge>\n')
        file.write("</graph>\n</graphml>\n")


def quality(communities, ties, places):
    """Stress, purity and clump of a picture."""
    np, sparse = module("numpy"), module("scipy.sparse")
    if not (np and sparse):
        return ""
    graphs, spatial = module("scipy.sparse.csgraph"), module("scipy.spatial")
    people = len(places)
    places = np.array(places, float)
    places -= places.mean(0)
    places /= np.abs(places).max()
    labels = np.unique(np.array(communities), return_inverse=True)[1]
    dice = np.random.default_rng(3)
    ends = np.array([tie[:2] for tie in ties])
    one, other = ends.T
    both = sparse.coo_matrix((np.ones(2 * len(ends)), (np.r_[one, other], np.r_[other, one])), (people, people)).tocsr()
    starts = dice.choice(people, min(people, 60 if people > 20000 else 200), replace=False)
    steps = graphs.dijkstra(both, unweighted=True, indices=starts)
    drawn = np.stack([np.linalg.norm(places - places[start], axis=1) for start in starts])
    known = np.isfinite(steps) & (steps > 0)
    steps, drawn = steps[known], drawn[known]
    scale = (drawn / steps).sum() / ((drawn / steps) ** 2).sum()
    stress = (((scale * drawn - steps) / steps) ** 2).mean()
    tree = spatial.cKDTree(places + dice.normal(size=places.shape) * 1e-9)
    sample = dice.choice(people, min(people, 5000), replace=False)
    near = tree.query(places[sample], min(11, people))[1][:, 1:]
    purity = (labels[near] == labels[sample][:, None]).mean()
    spacing = np.sqrt(np.prod(places.max(0) - places.min(0)) / people)
    clump = (tree.query(places, 2)[0][:, 1] < 0.2 * spacing).mean()
    return f"stress {stress:.3f}, purity {purity:.2f}, clump {clump:.3f}"


def check(scores):
    return f"highest {max(scores):.6g}"


class Network:
    def __init__(self, people, folder, data):
        stem = f"g{people // 1000}k"
        nodes, edges = (data / f"{stem}.nodes.csv", data / f"{stem}.edges.csv") if data else planted(people, folder)
        rows = list(csv.DictReader(open(nodes, newline="", encoding="utf-8")))
        self.people, self.edges = people, edges
        self.names = [row["id"] for row in rows]
        self.communities = [row["community"] for row in rows]
        place = {name: number for number, name in enumerate(self.names)}
        ties = csv.DictReader(open(edges, newline="", encoding="utf-8"))
        self.ties = [(place[tie["source"]], place[tie["target"]], int(tie["weight"])) for tie in ties]
        self.graphml = folder / f"{stem}.graphml"
        write_graphml(self.names, self.ties, self.graphml)

    def judge(self, places):
        return quality(self.communities, self.ties, places)


def ours(network, program, jobs, folder):
    """Job → (seconds, what was found), from the lines of the timing program."""
    positions = folder / "positions.csv"
    command = [program, network.edges, "--only", ",".join(jobs), "--graphml", network.graphml, "--positions", positions]
    command += ["--repeat", "3" if network.people <= 1000 else "1"]
    found = {}
    for line in subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines():
        job, seconds, note = line.split("\t")
        found[job] = (float(seconds), note)
    if "layout" in found:
        at = {row["id"]: (float(row["x"]), float(row["y"])) for row in csv.DictReader(open(positions, encoding="utf-8"))}
        found["layout"] = (found["layout"][0], network.judge([at[name] for name in network.names]))
    return found


def igraph_jobs(igraph, network):
    graph = igraph.Graph(n=network.people, edges=[tie[:2] for tie in network.ties])
    leiden = lambda: graph.community_leiden(objective_function="modularity", n_iterations=-1)
    return {
        "betweenness": (lambda: graph.betweenness(directed=False), check),
        "closeness": (graph.closeness, check),
        "pagerank": (graph.pagerank, check),
        "eigenvector": (lambda: graph.eigenvector_centrality(scale=False), check),
        "communities": (leiden, lambda found: f"modularity {found.modularity:.4f}"),
        "layout": (lambda: graph.layout_fruchterman_reingold(niter=500), lambda found: network.judge(list(found))),
        "graphml": (lambda: igraph.Graph.Read_GraphML(str(network.graphml)), lambda found: f"ties {found.ecount()}"),
    }


def networkx_jobs(nx, network):
    graph = nx.Graph()
    graph.add_nodes_from(range(network.people))
    graph.add_weighted_edges_from(network.ties)
    louvain = lambda: nx.community.louvain_communities(graph, weight=None, seed=1)
    modularity = lambda found: f"modularity {nx.community.modularity(graph, found, weight=None):.4f}"
    values = lambda found: check(found.values())
    return {
        "betweenness": (lambda: nx.betweenness_centrality(graph, normalized=False), values),
        "closeness": (lambda: nx.closeness_centrality(graph), values),
        "pagerank": (lambda: nx.pagerank(graph, weight=None), values),
        "eigenvector": (lambda: nx.eigenvector_centrality(graph, max_iter=1000), values),
        "communities": (louvain, modularity),
        "layout": (lambda: nx.spring_layout(graph, seed=1), lambda found: network.judge([found[n] for n in range(network.people)])),
        "graphml": (lambda: nx.read_graphml(network.graphml), lambda found: f"ties {found.number_of_edges()}"),
    }


def networkit_jobs(nk, network):
    graph = nk.Graph(network.people)
    for one, other, _ in network.ties:
        graph.addEdge(one, other)
    run = lambda work: work.run().scores()
    closeness = lambda: run(nk.centrality.Closeness(graph, True, nk.centrality.ClosenessVariant.STANDARD))
    leiden = lambda: nk.community.ParallelLeiden(graph, randomize=True).run().getPartition()
    modularity = lambda found: f"modularity {nk.community.Modularity().getQuality(found, graph):.4f}"
    # It counts each pair once in either direction.
    halves = lambda found: check([score / 2 for score in found])
    return {
        "betweenness": (lambda: run(nk.centrality.Betweenness(graph)), halves),
        "closeness": (closeness, check),
        "pagerank": (lambda: run(nk.centrality.PageRank(graph, 0.85, 1e-12)), check),
        "eigenvector": (lambda: run(nk.centrality.EigenvectorCentrality(graph, 1e-9)), check),
        "communities": (leiden, modularity),
        "graphml": (lambda: nk.graphio.GraphMLReader().read(str(network.graphml)), lambda found: f"ties {found.numberOfEdges()}"),
    }


def sfdp_jobs(program, network):
    dot = "graph{node[shape=point]" + "".join(f"{a}--{b};" for a, b, _ in network.ties) + "}"

    def layout():
        return subprocess.run([program, "-Tplain", "-Goverlap=true"], input=dot, capture_output=True, text=True, check=True).stdout

    def judge(plain):
        at = {}
        for line in plain.splitlines():
            if line.startswith("node "):
                _, name, x, y, *_ = line.split()
                at[int(name)] = (float(x), float(y))
        return network.judge([at[n] for n in range(network.people)])

    return {"layout": (layout, judge)}


OTHERS = {
    "igraph": (lambda: module("igraph"), igraph_jobs),
    "networkx": (lambda: module("networkx"), networkx_jobs),
    "networkit": (lambda: module("networkit"), networkit_jobs),
    "sfdp": (lambda: shutil.which("sfdp"), sfdp_jobs),
}
# How a job's time grows with the network, for what is left out: by people · ties, or by ties.
SQUARE = {"betweenness", "closeness"}


def clock(work):
    best = float("inf")
    for _ in range(3):
        begin = time.perf_counter()
        found = work()
        best = min(best, time.perf_counter() - begin)
        if best > 1:
            break
    return best, found


def shown(seconds):
    return f"{seconds * 1000:.3g} ms" if seconds < 1 else f"{seconds:.3g} s"


def version(name, there):
    if name == "sfdp":
        said = subprocess.run([there, "-V"], capture_output=True, text=True, check=False).stderr
        return said.split("version ")[-1].split()[0]
    return there.__version__


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path)
    parser.add_argument("--sizes", default="1000,10000,50000")
    parser.add_argument("--timing", default="target/release/examples/timing")
    parser.add_argument("--only", default=",".join(JOBS))
    parser.add_argument("--longest", type=float, default=300)
    said = parser.parse_args()
    jobs = said.only.split(",")
    installed = {name: find() for name, (find, _) in OTHERS.items()}
    there = ", ".join(f"{name} {version(name, found)}" if found else f"{name} not installed" for name, found in installed.items())
    print(f"{time.strftime('%Y-%m-%d %H:%M', time.gmtime())} UTC, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start. {there}.\n")
    took = {}
    last = 0
    for people in map(int, said.sizes.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            network = Network(people, folder, said.data)
            print(f"### {people:,} people, {len(network.ties):,} ties\n")
            print("| job | program | time | ratio | found |\n|---|---|---:|---:|---|")
            own = ours(network, said.timing, jobs, folder)
            lines = {name: build(installed[name], network) for name, (_, build) in OTHERS.items() if installed[name]}
            for job in jobs:
                if job not in own:
                    continue
                seconds, note = own[job]
                print(f"| {job} | **groundswell** | {shown(seconds)} | 1 | {note} |", flush=True)
                for name in OTHERS:
                    if job not in lines.get(name, {}):
                        continue
                    growth = (people / last) ** (2 if job in SQUARE else 1.2) if last else 1
                    expected = took.get((name, job), 0) * growth
                    if expected > said.longest:
                        took[name, job] = expected
                        print(f"| {job} | {name} | left out: some {shown(expected)} | {expected / seconds:.3g} | |", flush=True)
                        continue
                    work, tell = lines[name][job]
                    try:
                        took[name, job], found = clock(work)
                        print(f"| {job} | {name} | {shown(took[name, job])} | {took[name, job] / seconds:.3g} | {tell(found)} |", flush=True)
                    except Exception as error:  # One program's failure is a line of the table.
                        print(f"| {job} | {name} | failed | | {type(error).__name__}: {str(error)[:80]} |", flush=True)
            print()
            last = people


if __name__ == "__main__":
    sys.exit(main())
