import * as l10n from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';
import type { SentencePreview } from '../../../../src/protocol/setupPreview';

/** What a folder selects, as a sentence, and its columns. */
export function sentenceView(preview: SentencePreview): TemplateResult {
  const { before, after, columnsBefore, columnsAfter } = preview;
  return html`<section class="sentence" aria-label=${l10n.t('What the folder selects')}>
    <h2>${l10n.t('What the folder selects')}</h2>
    <dl>
      <dt>${before === after ? l10n.t('Condition') : l10n.t('After')}</dt>
      <dd class="condition">${after}</dd>
      ${
        before === after
          ? ''
          : html`<dt>${l10n.t('Before')}</dt>
              <dd class="condition"><del>${before}</del></dd>`
      }
    </dl>
    <h3>${l10n.t('Columns')}</h3>
    <ul class="plain columns-list">
      ${columnsAfter.map(
        name =>
          html`<li class=${columnsBefore.includes(name) ? '' : 'added'}>
            ${columnsBefore.includes(name) ? '' : '+ '}${name}
          </li>`,
      )}
      ${columnsBefore.filter(name => !columnsAfter.includes(name)).map(name => html`<li class="removed">− <del>${name}</del></li>`)}
    </ul>
  </section>`;
}
