import { Graph, layout as place } from '@dagrejs/dagre';
import type { GraphEdgeView, GraphNodeView } from '../../../src/protocol/setupPreview';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlacedNode extends Point {
  readonly node: GraphNodeView;
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}

export interface PlacedEdge {
  readonly edge: GraphEdgeView;
  readonly points: readonly Point[];
}

export interface PlacedGraph {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly width: number;
  readonly height: number;
}

const LINE = 18;
const CHARACTER = 7.2;
const PADDING = 28;
const MOST_CHARACTERS = 20;
const MARGIN = 16;

/** Places a lifecycle on a plane, in pixels; both states of a changed transition have a line of their own. */
export function layoutGraph(nodes: readonly GraphNodeView[], edges: readonly GraphEdgeView[]): PlacedGraph {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 28, ranksep: 46, edgesep: 14, marginx: MARGIN, marginy: MARGIN });
  const known = new Set(nodes.map(node => node.code));
  const sized = nodes.map(node => ({ node, ...sizeOf(node.title) }));
  for (const { node, width, height } of sized) graph.setNode(node.code, { width, height });
  const drawn = edges.filter(edge => known.has(edge.from) && known.has(edge.to));
  for (const [index, edge] of drawn.entries()) graph.setEdge(edge.from, edge.to, {}, String(index));
  place(graph);
  const size = graph.graph() as { readonly width?: number; readonly height?: number };
  return {
    nodes: sized.map(({ node, lines, width, height }) => {
      const { x, y } = graph.node(node.code) as Point;
      return { node, lines, width, height, x, y };
    }),
    edges: drawn.map((edge, index) => {
      const { points } = graph.edge({ v: edge.from, w: edge.to, name: String(index) }) as {
        readonly points: readonly Point[];
      };
      return { edge, points: points.map(({ x, y }) => ({ x, y })) };
    }),
    width: finite(size.width),
    height: finite(size.height),
  };
}

/** The changed parts of a lifecycle with the states that they touch. */
export function reducedGraph(
  nodes: readonly GraphNodeView[],
  edges: readonly GraphEdgeView[],
): { readonly nodes: readonly GraphNodeView[]; readonly edges: readonly GraphEdgeView[] } {
  const changedEdges = edges.filter(edge => edge.presence !== 'same');
  const changed = new Set(nodes.filter(node => node.presence !== 'same').map(node => node.code));
  const shownEdges = edges.filter(
    edge => changedEdges.includes(edge) || changed.has(edge.from) || changed.has(edge.to),
  );
  const shown = new Set([...changed, ...shownEdges.flatMap(edge => [edge.from, edge.to])]);
  return { nodes: nodes.filter(node => shown.has(node.code)), edges: shownEdges };
}

/** The nearest state in the direction of an arrow key, for walking through the graph. */
export function neighbour(graph: PlacedGraph, code: string, key: string): string | null {
  const here = graph.nodes.find(one => one.node.code === code);
  if (here === undefined) return null;
  const isVertical = key === 'ArrowUp' || key === 'ArrowDown';
  const sign = key === 'ArrowUp' || key === 'ArrowLeft' ? -1 : 1;
  let best: string | null = null;
  let least = Infinity;
  for (const other of graph.nodes) {
    const along = (isVertical ? other.y - here.y : other.x - here.x) * sign;
    const across = Math.abs(isVertical ? other.x - here.x : other.y - here.y);
    const distance = along + across * 2;
    if (other === here || along <= 1 || distance >= least) continue;
    least = distance;
    best = other.node.code;
  }
  return best;
}

function sizeOf(title: string): { lines: readonly string[]; width: number; height: number } {
  const lines = wrapped(title);
  const longest = Math.max(...lines.map(line => line.length));
  return { lines, width: Math.max(70, longest * CHARACTER + PADDING), height: lines.length * LINE + 16 };
}

/** At most three lines; the rest is in the tooltip. */
export function wrapped(title: string): readonly string[] {
  const lines: string[] = [];
  for (const word of title.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + 1 <= MOST_CHARACTERS)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word.length > MOST_CHARACTERS ? `${word.slice(0, MOST_CHARACTERS - 1)}…` : word);
  }
  if (lines.length <= 3) return lines;
  return [...lines.slice(0, 2), `${(lines[2] ?? '').slice(0, MOST_CHARACTERS - 1)}…`];
}

function finite(length: number | undefined): number {
  return length !== undefined && Number.isFinite(length) ? length : 0;
}
