import * as l10n from '@vscode/l10n';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { LifecyclePreview } from '../../../src/protocol/setupPreview';
import { iconButton } from '../../shared/kit';
import type { GraphModel } from '../model';
import { presenceWord } from '../view/presenceWord';
import type { Wires } from '../view/wires';
import { layoutGraph, neighbour, reducedGraph, type PlacedEdge, type PlacedGraph, type PlacedNode } from './layout';

const marks = { same: '', added: '+', removed: '−', changed: '≠' } as const;
const ZOOM_STEP = 1.2;

/** A lifecycle as a graph. What changes is told by shape and sign, and by colour. */
export function graphView(preview: LifecyclePreview, graph: GraphModel, wires: Wires): TemplateResult {
  const hasChanges = [...preview.nodes, ...preview.edges].some(one => one.presence !== 'same');
  const isReduced = graph.isReduced && hasChanges;
  const placed = placedOf(preview, isReduced);
  return html`<div class="graph-tools">
      ${iconButton({ icon: 'zoom-out', label: l10n.t('Smaller'), onClick: () => wires.dispatch({ kind: 'zoomed', zoom: graph.zoom / ZOOM_STEP }) })}
      ${iconButton({ icon: 'zoom-in', label: l10n.t('Larger'), onClick: () => wires.dispatch({ kind: 'zoomed', zoom: graph.zoom * ZOOM_STEP }) })}
      ${iconButton({ icon: 'screen-full', label: l10n.t('Fit the width'), onClick: () => fit(placed, wires) })}
      <span class="muted">${Math.round(graph.zoom * 100)} %</span>
      <label>
        <input
          type="checkbox"
          .checked=${live(isReduced)}
          ?disabled=${!hasChanges}
          @change=${(event: Event) =>
            wires.dispatch({ kind: 'graphReduced', isReduced: (event.target as HTMLInputElement).checked })}
        />
        ${l10n.t('Only changes and what they touch')}
      </label>
      <span class="legend">
        <span class="legend-item added">+ ${l10n.t('added')}</span>
        <span class="legend-item removed">− ${l10n.t('removed')}</span>
        <span class="legend-item changed">≠ ${l10n.t('changed')}</span>
        <span class="legend-item">▶ ${l10n.t('initial')}</span>
        <span class="legend-item">◎ ${l10n.t('final')}</span>
      </span>
    </div>
    <div
      class="graph-scroll"
      tabindex="0"
      role="region"
      aria-label=${l10n.t('Graph of the lifecycle')}
      @wheel=${(event: WheelEvent) => {
        if (!event.ctrlKey) return;
        event.preventDefault();
        wires.dispatch({ kind: 'zoomed', zoom: event.deltaY < 0 ? graph.zoom * ZOOM_STEP : graph.zoom / ZOOM_STEP });
      }}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === '+' || event.key === '=') wires.dispatch({ kind: 'zoomed', zoom: graph.zoom * ZOOM_STEP });
        if (event.key === '-') wires.dispatch({ kind: 'zoomed', zoom: graph.zoom / ZOOM_STEP });
      }}
    >
      ${drawing(placed, graph, wires)}
    </div>
    ${selectedText(preview, graph.selected)}`;
}

/** Laying out takes longer than drawing: it is done anew only for another graph. */
let last: { readonly key: string; readonly placed: PlacedGraph } | null = null;

function placedOf({ nodes, edges }: LifecyclePreview, isReduced: boolean): PlacedGraph {
  const key = JSON.stringify([nodes, edges, isReduced]);
  if (last?.key === key) return last.placed;
  const shown = isReduced ? reducedGraph(nodes, edges) : { nodes, edges };
  const placed = layoutGraph(shown.nodes, shown.edges);
  last = { key, placed };
  return placed;
}

function drawing(placed: PlacedGraph, graph: GraphModel, wires: Wires): TemplateResult {
  const { width, height } = placed;
  return html`<svg
    class="graph"
    width=${Math.ceil(width * graph.zoom)}
    height=${Math.ceil(height * graph.zoom)}
    viewBox=${`0 0 ${Math.ceil(width)} ${Math.ceil(height)}`}
    role="group"
    aria-label=${l10n.t('States: {0}, transitions: {1}', placed.nodes.length, placed.edges.length)}
  >
    <defs>
      ${(['same', 'added', 'removed', 'changed'] as const).map(
        presence =>
          svg`<marker id=${`arrow-${presence}`} class=${`arrow ${presence}`} viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M 0 0 L 10 5 L 0 10 z" /></marker>`,
      )}
    </defs>
    ${placed.edges.map(edge => edgeLine(edge, graph.selected))}
    ${placed.nodes.map(node => nodeShape(node, placed, graph, wires))}
  </svg>`;
}

function edgeLine({ edge, points }: PlacedEdge, selected: string | null) {
  const isNear = selected !== null && (edge.from === selected || edge.to === selected);
  const middle = points[Math.floor(points.length / 2)] ?? { x: 0, y: 0 };
  const isMarked = edge.presence !== 'same';
  return svg`<g class=${`edge ${edge.presence} ${isNear ? 'near' : ''}`}>
    <title>${`${marks[edge.presence]} ${edge.title} (${edge.detail})`}</title>
    <path d=${path(points)} marker-end=${`url(#arrow-${edge.presence})`} />
    ${
      isMarked
        ? svg`<circle cx=${middle.x} cy=${middle.y} r="9" /><text x=${middle.x} y=${middle.y + 4} text-anchor="middle">${marks[edge.presence]}</text>`
        : nothing
    }
  </g>`;
}

/** A soft line through the points of the layout. */
function path(points: PlacedEdge['points']): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  const parts = rest.map((point, index) => {
    const next = rest[index + 1];
    if (next === undefined) return `L ${point.x} ${point.y}`;
    return `Q ${point.x} ${point.y} ${(point.x + next.x) / 2} ${(point.y + next.y) / 2}`;
  });
  return `M ${first.x} ${first.y} ${parts.join(' ')}`;
}

function nodeShape(placed: PlacedNode, all: PlacedGraph, { selected }: GraphModel, { dispatch }: Wires) {
  const { node, x, y, width, height, lines } = placed;
  const [left, top] = [x - width / 2, y - height / 2];
  const sign = `${node.initial ? '▶' : ''}${node.final ? '◎' : ''}${marks[node.presence]}`;
  const isSelected = selected === node.code;
  return svg`<g
    class=${`node ${node.presence} ${isSelected ? 'selected' : ''}`}
    id=${`state-${node.code}`}
    tabindex="0"
    role="button"
    aria-pressed=${isSelected ? 'true' : 'false'}
    aria-label=${`${node.title}${nodeWords(node)}`}
    @click=${() => dispatch({ kind: 'stateSelected', code: isSelected ? null : node.code })}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        dispatch({ kind: 'stateSelected', code: isSelected ? null : node.code });
      }
      if (!event.key.startsWith('Arrow')) return;
      event.preventDefault();
      const next = neighbour(all, node.code, event.key);
      if (next !== null) document.getElementById(`state-${next}`)?.focus();
    }}
  >
    <title>${`${node.code}: ${node.title}`}</title>
    ${shape(node.presence, left, top, width, height)}
    ${node.final ? svg`<rect class="inner" x=${left + 3} y=${top + 3} width=${width - 6} height=${height - 6} rx="3" />` : nothing}
    ${lines.map((line, index) => svg`<text x=${x} y=${top + 22 + index * 18} text-anchor="middle">${line}</text>`)}
    ${sign === '' ? nothing : svg`<text class="sign" x=${left + width - 6} y=${top + 12} text-anchor="end">${sign}</text>`}
  </g>`;
}

/** Added states are round, removed ones have cut corners, changed ones a second outline. */
function shape(presence: PlacedNode['node']['presence'], x: number, y: number, width: number, height: number) {
  if (presence === 'removed') {
    const cut = 10;
    const points = [
      [x + cut, y],
      [x + width - cut, y],
      [x + width, y + cut],
      [x + width, y + height - cut],
      [x + width - cut, y + height],
      [x + cut, y + height],
      [x, y + height - cut],
      [x, y + cut],
    ];
    return svg`<polygon class="outline" points=${points.map(point => point.join(',')).join(' ')} />`;
  }
  const radius = presence === 'added' ? height / 2 : 4;
  return svg`${
    presence === 'changed'
      ? svg`<rect class="second" x=${x - 4} y=${y - 4} width=${width + 8} height=${height + 8} rx="6" />`
      : nothing
  }<rect class="outline" x=${x} y=${y} width=${width} height=${height} rx=${radius} />`;
}

function nodeWords({ initial, final, presence }: PlacedNode['node']): string {
  const words = [
    ...(initial ? [l10n.t('initial')] : []),
    ...(final ? [l10n.t('final')] : []),
    ...(presence === 'same' ? [] : [presenceWord(presence)]),
  ];
  return words.length === 0 ? '' : ` (${words.join(', ')})`;
}

/** The transitions of the chosen state in words. */
function selectedText({ nodes, edges }: LifecyclePreview, selected: string | null): unknown {
  const node = nodes.find(one => one.code === selected);
  if (node === undefined) return nothing;
  const titleOf = (code: string): string => nodes.find(one => one.code === code)?.title ?? code;
  const near = edges.filter(edge => edge.from === node.code || edge.to === node.code);
  return html`<div class="selected-state" role="status">
    <h3>${node.title}${nodeWords(node)}</h3>
    <ul>
      ${near.map(
        edge =>
          html`<li class=${edge.presence}>
            ${marks[edge.presence]} ${edge.title}: ${titleOf(edge.from)} → ${titleOf(edge.to)}
            <span class="muted">${edge.detail}</span>
          </li>`,
      )}
    </ul>
  </div>`;
}

function fit({ width }: PlacedGraph, { dispatch }: Wires): void {
  const room = document.querySelector('.graph-scroll')?.clientWidth ?? 0;
  if (width > 0 && room > 0) dispatch({ kind: 'zoomed', zoom: (room - 16) / width });
}
