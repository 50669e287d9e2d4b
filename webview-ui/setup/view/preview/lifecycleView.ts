import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { LifecyclePreview } from '../../../../src/protocol/setupPreview';
import { button } from '../../../shared/kit';
import { graphView } from '../../graph/graphView';
import type { GraphModel } from '../../model';
import { presenceWord } from '../presenceWord';
import type { Wires } from '../wires';

export function lifecycleView(preview: LifecyclePreview, graph: GraphModel, wires: Wires): TemplateResult {
  return html`${graphView(preview, graph, wires)} ${inWords(preview)} ${simulation(preview, wires)}`;
}

/** The same as the graph, for those who do not see it. */
function inWords({ nodes, edges }: LifecyclePreview): TemplateResult {
  const titleOf = (code: string): string => nodes.find(one => one.code === code)?.title ?? code;
  return html`<details class="in-words">
    <summary>${l10n.t('The graph in words')}</summary>
    <ul>
      ${nodes.map(
        node =>
          html`<li>
            ${node.title}${node.presence === 'same' ? nothing : html` — <strong>${presenceWord(node.presence)}</strong>`}
            <ul>
              ${edges
                .filter(edge => edge.from === node.code)
                .map(
                  edge =>
                    html`<li>
                      ${edge.title} → ${titleOf(edge.to)},
                      ${edge.detail}${
                        edge.presence === 'same' ? nothing : html` — <strong>${presenceWord(edge.presence)}</strong>`
                      }
                    </li>`,
                )}
            </ul>
          </li>`,
      )}
    </ul>
  </details>`;
}

function simulation(
  { simulation: { former, current, steps, diverges }, divergences }: LifecyclePreview,
  wires: Wires,
): TemplateResult {
  return html`<section class="simulation" aria-label=${l10n.t('Try it out')}>
    <h2>${l10n.t('Try it out')}</h2>
    <p class="muted">${l10n.t('One object goes through the old and the new lifecycle at once.')}</p>
    ${
      divergences.length === 0
        ? html`<p>${l10n.t('The two do not part anywhere.')}</p>`
        : html`<details open>
            <summary>${l10n.t('Where they part ({0})', divergences.length)}</summary>
            <ul>
              ${divergences.map(line => html`<li>${line}</li>`)}
            </ul>
          </details>`
    }
    <div class="sides">${side(l10n.t('Before'), former, wires)} ${side(l10n.t('After'), current, wires)}</div>
    ${diverges ? html`<p class="diverges" role="status">≠ ${l10n.t('Here the two differ.')}</p>` : nothing}
    ${
      steps.length === 0
        ? nothing
        : html`<ol class="steps">
              ${steps.map(
                step =>
                  html`<li class=${step.differs ? 'differs' : ''}>
                    ${step.move}: ${step.former === step.current ? step.former : html`${step.former} ≠ ${step.current}`}
                  </li>`,
              )}
            </ol>
            ${button({
              icon: 'debug-restart',
              label: l10n.t('From the beginning'),
              onClick: () => wires.post({ type: 'simulate', move: null }),
            })}`
    }
  </section>`;
}

function side(
  title: string,
  { state, moves }: LifecyclePreview['simulation']['former'],
  { post }: Wires,
): TemplateResult {
  return html`<div class="side">
    <h3>${title}: ${state ?? l10n.t('nowhere')}</h3>
    ${
      moves.length === 0
        ? html`<p class="muted">
            ${state === null ? l10n.t('The object has no place here.') : l10n.t('No way out of here.')}
          </p>`
        : html`<ul class="plain">
            ${moves.map(
              move =>
                html`<li>
                  <button class="move" type="button" @click=${() => post({ type: 'simulate', move: move.code })}>
                    ${move.title}
                  </button>
                  <span class="muted">${move.detail}</span>
                </li>`,
            )}
          </ul>`
    }
  </div>`;
}
