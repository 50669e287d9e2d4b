import * as l10n from '@vscode/l10n';
import { html, nothing } from 'lit';
import type { LinkPart, LinksView } from '../../../src/protocol/links';
import { icon } from '../../shared/icon';
import { iconButton, progressRing } from '../../shared/kit';
import type { Wires } from './panelView';

/** What is under way in this part of the side, or why the last change did not come to pass. */
export function linkProgress(links: LinksView, part: LinkPart, { post }: Wires): unknown {
  if (links.busy === part) return html`<span class="link-busy" role="status">${progressRing(l10n.t('Saving…'))}</span>`;
  if (links.problem?.part !== part) return nothing;
  return html`<div class="link-problem" role="alert">
    ${icon('error')}<span>${links.problem.message}</span>
    ${iconButton({ icon: 'close', label: l10n.t('Close'), onClick: () => post({ type: 'closeLinkProblem' }) })}
  </div>`;
}
