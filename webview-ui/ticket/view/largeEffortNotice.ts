import * as l10n from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';
import type { LargeEffortView } from '../../../src/protocol/ticketView';
import { icon } from '../../shared/icon';
import { button } from '../../shared/kit';
import type { PanelModel } from '../model';
import { isLocked } from '../sendable';
import { clauseLink } from './clauseLink';
import type { Wires } from './panelView';

/** Long work of which the customer does not know yet; the letter goes into the composer only. */
export function largeEffortNotice(
  { effort, limit, letter }: LargeEffortView,
  model: PanelModel,
  wires: Wires,
): TemplateResult {
  return html`<section class="template-notice" aria-label=${l10n.t('Work over the limit')}>
    ${icon('watch')}
    <div>
      <p>
        ${l10n.t('Work of {0} h, more than {1} h: tell the customer about the queue and what can be agreed.', effort, limit)}
      </p>
      <div class="template-actions">
        ${button({
          label: l10n.t('Insert the text'),
          icon: 'comment',
          title: l10n.t('Puts the text into the reply at the cursor; nothing is sent'),
          disabled: isLocked(model),
          onClick: () => wires.actions.insertParagraph(letter),
        })}
        ${clauseLink('E7', wires)}
      </div>
    </div>
  </section>`;
}
