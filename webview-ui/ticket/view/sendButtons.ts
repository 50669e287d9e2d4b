import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { button, iconButton, progressRing } from '../../shared/kit';
import type { PanelModel } from '../model';
import { sendBlock } from '../sendable';
import { withKeys } from './help';
import type { ReadyState, Wires } from './panelView';

/** The ways to send; while a sending waits or runs, how it stands. */
export function sendButtons(model: PanelModel, panel: ReadyState, wires: Wires): TemplateResult {
  const block = sendBlock(model);
  if (model.delay !== null) return waiting(model.delay.seconds, wires);
  if (block === 'busy') {
    const file = panel.sending.phase === 'sending' ? panel.sending.file : null;
    const text = file ?? l10n.t('Sending…');
    return html`<span class="sending" role="status">${progressRing(text)}<span>${text}</span></span>`;
  }
  const { actions } = wires;
  const { label, iconName } = mainButton(model, panel);
  const isBlocked = block !== null;
  // To resolve is something to send in itself.
  const cannotResolve = panel.composer.resolveId === null || (isBlocked && block !== 'nothing');
  return html`<span class="send-buttons">
    ${
      panel.composer.resolveId === null
        ? nothing
        : iconButton({
            icon: 'check-all',
            label: withKeys(l10n.t('Send and resolve'), 'sendResolve'),
            disabled: cannotResolve,
            onClick: () => actions.run('sendResolve'),
          })
    }
    ${iconButton({
      icon: 'debug-step-over',
      label: withKeys(l10n.t('Send and go to the next ticket'), 'sendNext'),
      disabled: isBlocked,
      onClick: () => actions.run('sendNext'),
    })}
    ${button({
      label,
      icon: iconName,
      appearance: 'primary',
      className: 'send',
      title: withKeys(label, 'send'),
      disabled: isBlocked,
      onClick: () => actions.run('send'),
    })}
  </span>`;
}

/** Read out once, at its beginning: a countdown that is spoken every second would be in the way. */
function waiting(seconds: number, { actions }: Wires): TemplateResult {
  return html`<span class="sending waiting">
    <span class="spoken" role="status">${l10n.t('The reply is about to be sent. Escape cancels.')}</span>
    <span aria-hidden="true">${l10n.t('Sending in {0} s', seconds)}</span>
    ${button({
      label: l10n.t('Cancel'),
      icon: 'close',
      className: 'cancel-sending',
      title: l10n.t('{0} (Esc)', l10n.t('Cancel')),
      onClick: () => actions.cancelSending(),
    })}
    ${button({
      label: l10n.t('Send now'),
      appearance: 'primary',
      title: withKeys(l10n.t('Send now'), 'send'),
      onClick: () => actions.send(null),
    })}
  </span>`;
}

function mainButton(
  { composer: reply }: PanelModel,
  { files }: ReadyState,
): { readonly label: string; readonly iconName: string } {
  const hasText = reply.text.trim() !== '';
  if (!hasText && files.pending.length > 0) return { label: l10n.t('Attach files'), iconName: 'cloud-upload' };
  if (!hasText && (reply.minutes ?? 0) > 0) return { label: l10n.t('Book time'), iconName: 'watch' };
  if (!hasText && reply.statusAfter !== null) return { label: l10n.t('Change status'), iconName: 'check' };
  return reply.isPrivate
    ? { label: l10n.t('Add private comment'), iconName: 'lock' }
    : { label: l10n.t('Send reply'), iconName: 'send' };
}
