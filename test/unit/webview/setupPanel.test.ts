import assert from 'node:assert/strict';
import './dom';
import type { SetupView } from '../../../src/protocol/setupPanel';
import type { GraphEdgeView, GraphNodeView } from '../../../src/protocol/setupPreview';
import { layoutGraph, neighbour, reducedGraph, wrapped } from '../../../webview-ui/setup/graph/layout';
import { initialModel, type SetupEvent, type SetupModel } from '../../../webview-ui/setup/model';
import { reduce } from '../../../webview-ui/setup/reducer';

const state = (parts: Partial<SetupView>): SetupEvent => ({
  kind: 'host',
  message: { type: 'state', state: { rev: 0, notice: null, preview: null, groups: [], ...parts } as SetupView },
});
const after = (...events: readonly SetupEvent[]): SetupModel => events.reduce(reduce, initialModel);

describe('the model of the setup editor', () => {
  it('begins with the picture where the kind has one, else with the form', () => {
    assert.equal(after(state({})).tab, 'form');
    const preview = { kind: 'runs', zone: '', tasks: [] } as const;
    assert.equal(after(state({ preview: { ...preview, tasks: [] } })).tab, 'preview');
  });

  it('keeps what is being typed until the host has answered to it', () => {
    const typing = after(state({}), { kind: 'typed', cell: 'a', text: '5' });
    assert.equal(reduce(typing, state({})).typing?.text, '5');
    assert.equal(reduce(typing, state({ rev: 1 })).typing, null);
    assert.equal(
      reduce(typing, state({ notice: { tone: 'info', message: '', details: [], actions: [] } })).typing,
      null,
    );
  });

  it('zooms within bounds', () => {
    assert.equal(after({ kind: 'zoomed', zoom: 100 }).graph.zoom, 2.5);
    assert.equal(after({ kind: 'zoomed', zoom: 0 }).graph.zoom, 0.3);
  });
});

const node = (code: string, presence: GraphNodeView['presence'] = 'same'): GraphNodeView => ({
  code,
  title: `Состояние ${code}`,
  initial: code === 'A',
  final: false,
  presence,
});
const edge = (from: string, to: string, presence: GraphEdgeView['presence'] = 'same'): GraphEdgeView => ({
  code: `${from}-${to}`,
  title: `${from} → ${to}`,
  from,
  to,
  detail: '',
  presence,
});

describe('the graph of a lifecycle', () => {
  const nodes = ['A', 'B', 'C', 'D'].map(code => node(code));
  const edges = [edge('A', 'B'), edge('B', 'C'), edge('C', 'D'), edge('B', 'A'), edge('D', 'D')];

  it('places every state apart from the others, also with ways back and to itself', () => {
    const placed = layoutGraph(nodes, edges);
    assert.equal(placed.nodes.length, 4);
    assert.equal(placed.edges.length, 5);
    for (const one of placed.nodes) {
      assert.ok(one.x - one.width / 2 >= 0 && one.x + one.width / 2 <= placed.width);
      for (const other of placed.nodes) {
        if (one === other) continue;
        const isApart =
          Math.abs(one.x - other.x) * 2 >= one.width + other.width ||
          Math.abs(one.y - other.y) * 2 >= one.height + other.height;
        assert.ok(isApart, `${one.node.code} ${other.node.code}`);
      }
    }
  });

  it('leaves out transitions to states that do not exist, and stands an empty lifecycle', () => {
    assert.equal(layoutGraph(nodes, [edge('A', 'NOWHERE')]).edges.length, 0);
    const empty = layoutGraph([], []);
    assert.ok(Number.isFinite(empty.width) && Number.isFinite(empty.height));
  });

  it('shows both lines of a transition whose target changed', () => {
    const both = [edge('A', 'B', 'removed'), { ...edge('A', 'B', 'added'), code: 'A-B' }];
    assert.equal(layoutGraph(nodes, both).edges.length, 2);
  });

  it('is reduced to what changes and what that touches', () => {
    const reduced = reducedGraph([node('A'), node('B', 'changed'), node('C'), node('D')], edges);
    assert.deepEqual(
      reduced.nodes.map(one => one.code),
      ['A', 'B', 'C'],
    );
  });

  it('is walked through by arrow keys', () => {
    const placed = layoutGraph(nodes, edges);
    assert.equal(neighbour(placed, 'A', 'ArrowDown'), 'B');
    assert.equal(neighbour(placed, 'C', 'ArrowUp'), 'B');
    assert.equal(neighbour(placed, 'A', 'ArrowUp'), null);
  });

  it('wraps long titles into three lines at most', () => {
    assert.deepEqual(wrapped('Договор на подписании у клиента'), ['Договор на', 'подписании у клиента']);
    assert.equal(wrapped('один два три '.repeat(20)).length, 3);
  });
});
