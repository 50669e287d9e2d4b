import * as vscode from 'vscode';
import type { TicketSource } from '../../mantis/sync/ticketReader';
import { describeMantisError } from '../errors/describeMantisError';
import type { ServerSession } from '../session/serverSession';
import { quickPickLabel } from './quickPickLabel';

interface SourceItem extends vscode.QuickPickItem {
  readonly source: TicketSource;
}

/** Lets a person choose between all open tickets and the filters stored in Mantis. */
export async function pickSource(session: ServerSession): Promise<TicketSource | undefined> {
  const present = session.tickets.shownSource;
  const items = (async (): Promise<SourceItem[]> => {
    const filters = await session.filters();
    if (!filters.ok) {
      void vscode.window.showErrorMessage(describeMantisError(filters.error).message);
      return [openItem(present)];
    }
    return [
      openItem(present),
      ...filters.value.map(({ id, name, ...filter }) => filterItem(id, name, filter, present)),
    ];
  })();
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Which tickets shall be shown?'),
    placeHolder: vscode.l10n.t('Filters are stored in Mantis, on its page «View Issues»'),
    matchOnDescription: true,
  });
  return picked?.source;
}

function openItem(present: TicketSource): SourceItem {
  return {
    label: vscode.l10n.t('Open tickets of the chosen projects'),
    source: { kind: 'open' },
    iconPath: mark(present.kind === 'open'),
  };
}

function filterItem(
  id: number,
  name: string,
  filter: { readonly public: boolean; readonly project?: { readonly name: string } | undefined },
  present: TicketSource,
): SourceItem {
  const scope = filter.project?.name ?? vscode.l10n.t('all projects');
  return {
    label: quickPickLabel(name),
    description: quickPickLabel(
      filter.public ? vscode.l10n.t('shared filter · {0}', scope) : vscode.l10n.t('own filter · {0}', scope),
    ),
    source: { kind: 'filter', filterId: id, name },
    iconPath: mark(present.kind === 'filter' && present.filterId === id),
  };
}

function mark(isPresent: boolean): vscode.ThemeIcon {
  return new vscode.ThemeIcon(isPresent ? 'check' : 'blank');
}
