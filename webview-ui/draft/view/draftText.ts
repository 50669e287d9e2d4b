import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { DraftPiece, DraftView } from '../../../src/protocol/draftPanel';
import type { DraftWires } from './draftPanelView';

/** The draft as the customer would read it, with numbers of sources and doubtful stretches set off. */
export function draftText({ reply, steps }: DraftView, wires: DraftWires): TemplateResult {
  const doubts = [reply, ...steps].flat().filter(({ kind }) => kind === 'doubt').length;
  return html`<section class="draft-text" aria-label=${l10n.t('Text of the draft')}>
      <div class="reply">${pieces(reply, wires)}</div>
      ${
        steps.length === 0
          ? nothing
          : html`<ol>
              ${steps.map(step => html`<li>${pieces(step, wires)}</li>`)}
            </ol>`
      }
    </section>
    ${doubts === 0 ? nothing : html`<p class="legend muted">${html`<mark class="doubt">${l10n.t('Marked')}</mark>`} ${l10n.t('to be checked before it is sent; the tooltip says why')}</p>`}`;
}

/** What has come of the reply so far. */
export function growingText(text: string): TemplateResult {
  return html`<section class="draft-text growing" aria-live="off">
    <div class="reply">${text}<span class="caret"></span></div>
  </section>`;
}

function pieces(all: readonly DraftPiece[], wires: DraftWires): TemplateResult[] {
  return all.map(piece => {
    switch (piece.kind) {
      case 'text':
        return html`${piece.text}`;
      case 'doubt':
        return html`<mark class="doubt" tabindex="0" title=${piece.reason}
          >${piece.text}<span class="spoken"> (${piece.reason})</span></mark
        >`;
      case 'cite':
        return cite(piece.number, wires);
    }
  });
}

function cite(number: number, { post }: DraftWires): TemplateResult {
  const label = l10n.t('Source {0}', number);
  return html`<button
    class="cite"
    title=${label}
    aria-label=${label}
    @click=${() => post({ type: 'openSource', number })}
  >
    ${number}
  </button>`;
}
