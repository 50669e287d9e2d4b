import * as l10n from '@vscode/l10n';
import type { LifecyclePreview } from '../../../src/protocol/setupPreview';

type Presence = LifecyclePreview['nodes'][number]['presence'];

/** Whether something is in both states of a script, or in which. */
export function presenceWord(presence: Presence): string {
  switch (presence) {
    case 'same':
      return l10n.t('unchanged');
    case 'added':
      return l10n.t('added');
    case 'removed':
      return l10n.t('removed');
    case 'changed':
      return l10n.t('changed');
  }
}
