import * as l10n from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';
import type { TemplateView } from '../../../src/protocol/ticketView';
import { icon } from '../../shared/icon';
import { button } from '../../shared/kit';
import type { PanelModel } from '../model';
import { isLocked } from '../sendable';
import { clauseLink } from './clauseLink';
import type { Wires } from './panelView';

/** What the registration template asks for and nobody has told; the letter that asks goes into the composer only. */
export function templateNotice({ missing, request }: TemplateView, model: PanelModel, wires: Wires): TemplateResult {
  return html`<section class="template-notice" aria-label=${l10n.t('Registration template')}>
    ${icon('checklist')}
    <div>
      <p>${l10n.t('Missing from the registration template:')}</p>
      <ul>
        ${missing.map(title => html`<li>${title}</li>`)}
      </ul>
      <div class="template-actions">
        ${button({
          label: l10n.t('Insert a polite request'),
          icon: 'comment',
          title: l10n.t('Puts the request into the reply at the cursor; nothing is sent'),
          disabled: isLocked(model),
          onClick: () => wires.insert(request),
        })}
        ${clauseLink('F', wires)}
      </div>
    </div>
  </section>`;
}
