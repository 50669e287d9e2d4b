import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { TicketView } from '../../../src/protocol/ticketView';
import { icon } from '../../shared/icon';
import { iconButton, progressRing } from '../../shared/kit';
import type { PanelActions } from '../actions';
import type { ShortcutAction } from '../shortcuts';
import { withKeys } from './help';
import type { Wires } from './panelView';
import { statusDot } from './statusDot';

/** Number, summary, and what the ticket is, at a glance. */
export function header(ticket: TicketView, isRefreshing: boolean, { post, actions }: Wires): TemplateResult {
  return html`<header class="head">
    <div class="topline">
      <span class="number">#${ticket.id}</span>
      ${ticket.isPrivate ? html`<span class="private-mark">${icon('lock')} ${l10n.t('private ticket')}</span>` : nothing}
      <span class="tools">
        ${tool('arrow-up', l10n.t('Previous ticket of the list'), 'previous', actions)}
        ${tool('arrow-down', l10n.t('Next ticket of the list'), 'next', actions)}
        ${tool('mail', l10n.t('Mark as unread'), 'markUnread', actions)}
        ${
          isRefreshing
            ? html`<span class="refreshing" role="status">${progressRing(l10n.t('Refreshing…'))}</span>`
            : iconButton({
                icon: 'refresh',
                label: l10n.t('Refresh'),
                onClick: () => post({ type: 'action', action: 'refresh' }),
              })
        }
        ${iconButton({
          icon: 'git-compare',
          label: l10n.t('Change a script…'),
          onClick: () => post({ type: 'changeSetup' }),
        })}
        ${
          ticket.isResolved
            ? nothing
            : iconButton({
                icon: 'play',
                label: l10n.t('Start work'),
                onClick: () => post({ type: 'command', command: 'startWork' }),
              })
        }
        ${iconButton({
          icon: 'link',
          label: l10n.t('Copy link'),
          onClick: () => post({ type: 'command', command: 'copyLink' }),
        })}
        ${iconButton({
          icon: 'sparkle',
          label: l10n.t('Draft of a reply (Ctrl+Alt+D); Ctrl+Alt+Enter inserts it'),
          onClick: () => post({ type: 'action', action: 'openDraft' }),
        })}
        ${iconButton({
          icon: 'link-external',
          label: l10n.t('Open in Browser'),
          onClick: () => post({ type: 'action', action: 'openInBrowser' }),
        })}
        ${tool('keyboard', l10n.t('Keys'), 'help', actions)}
        ${iconButton({
          icon: 'question',
          label: l10n.t('Help'),
          onClick: () => post({ type: 'command', command: 'help' }),
        })}
      </span>
    </div>
    <h1>${ticket.summary === '' ? l10n.t('No summary') : ticket.summary}</h1>
    <ul class="chips plain" aria-label=${l10n.t('Properties')}>
      ${chip(l10n.t('Status'), html`${statusDot(ticket.status)}${ticket.status.label}`, 'strong')}
      ${chip(l10n.t('Priority'), html`${icon(priorityIcons[ticket.priority.kind])}${ticket.priority.label}`, `priority-${ticket.priority.kind}`)}
      ${ticket.type === null ? chip(l10n.t('Type'), l10n.t('type not given'), 'absent') : chip(l10n.t('Type'), ticket.type)}
      ${ticket.category === null ? nothing : chip(l10n.t('Category'), html`${icon('folder')}${ticket.category}`)}
      ${ticket.customer === null ? nothing : chip(l10n.t('Customer'), html`${icon('organization')}${ticket.customer}`)}
      ${
        ticket.handler === null
          ? chip(l10n.t('Handler'), html`${icon('account')}${l10n.t('nobody assigned')}`, 'absent')
          : chip(
              l10n.t('Handler'),
              html`${icon('account')}${ticket.handler.name}${ticket.handler.isMe ? html` <em>(${l10n.t('you')})</em>` : nothing}`,
            )
      }
    </ul>
  </header>`;
}

/** A button for what a key does as well. */
function tool(iconName: string, label: string, action: ShortcutAction, actions: PanelActions): TemplateResult {
  return iconButton({ icon: iconName, label: withKeys(label, action), onClick: () => actions.run(action) });
}

const priorityIcons = { blocker: 'flame', fix: 'warning', significant: 'info', outside: 'question' } as const;

function chip(name: string, content: unknown, className = ''): TemplateResult {
  return html`<li class="chip ${className}" title=${name}><span class="spoken">${name}: </span>${content}</li>`;
}
