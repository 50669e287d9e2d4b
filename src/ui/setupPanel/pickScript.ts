import * as vscode from 'vscode';
import { singleLine } from '../../base/plainText';
import { candidateScripts, type CandidateReason } from '../../setup/proposals/candidates';
import type { Script } from '../../setup/workspace/script';
import type { Ticket } from '../../tickets/ticket';
import type { Territory } from './territory';
import { kindTitle } from './view/kindTitle';

export type PickedScript =
  | { readonly kind: 'script'; readonly territory: Territory; readonly path: string }
  | { readonly kind: 'new'; readonly territory: Territory };

interface Item extends vscode.QuickPickItem {
  readonly script?: PickedScript;
}

/** Which script is to be changed: those that the ticket seems to be about come first, the person confirms. */
export async function pickScript(
  territories: readonly Territory[],
  ticket: Ticket | null,
): Promise<PickedScript | undefined> {
  const answer = await vscode.window.showQuickPick<Item>(itemsFor(territories, ticket), {
    title: ticket === null ? vscode.l10n.t('Which script is to be changed?') : ticketTitle(ticket),
    placeHolder: vscode.l10n.t('Code, title or file name'),
    matchOnDescription: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  return answer?.script;
}

function ticketTitle({ id, summary }: Ticket): string {
  return vscode.l10n.t('Which script does #{0} ask to change? {1}', id, singleLine(summary, 80));
}

function itemsFor(territories: readonly Territory[], ticket: Ticket | null): Item[] {
  const all = territories.flatMap(territory => territory.workspace.scripts.map(script => ({ territory, script })));
  const likely =
    ticket === null
      ? []
      : candidatesFor(
          ticket,
          all.map(({ script }) => script),
        );
  const territoryOf = (script: Script) => all.find(one => one.script === script)?.territory;
  const chosen = likely.flatMap(({ script, reasons }): Item[] => {
    const territory = territoryOf(script);
    return territory === undefined ? [] : [scriptItem(script, territory, reasonText(reasons), 'star-full')];
  });
  const rest = all
    .filter(({ script }) => !likely.some(one => one.script === script))
    .map(({ script, territory }) => scriptItem(script, territory, script.path, 'file-code'));
  const files = territories.flatMap(territory =>
    territory.others.map((path): Item => ({
      label: `$(file) ${path}`,
      description: vscode.l10n.t('Text file'),
      script: { kind: 'script', territory, path },
    })),
  );
  const fresh = territories.map((territory): Item => ({
    label: `$(new-file) ${vscode.l10n.t('New script from a template…')}`,
    ...(territories.length > 1 && { description: territory.root.name }),
    script: { kind: 'new', territory },
  }));
  return [
    ...(chosen.length > 0 ? [separator(vscode.l10n.t('The ticket seems to be about'))] : []),
    ...chosen,
    separator(vscode.l10n.t('All scripts')),
    ...rest,
    ...files,
    separator(''),
    ...fresh,
  ];
}

function candidatesFor(ticket: Ticket, scripts: readonly Script[]) {
  const text = [ticket.description, ...(ticket.notes?.map(note => note.text) ?? [])].join('\n');
  return candidateScripts({ summary: ticket.summary, text }, scripts);
}

function scriptItem(script: Script, territory: Territory, detail: string, icon: string): Item {
  return {
    label: `$(${icon}) ${script.code === '' ? script.path : script.code}`,
    description: singleLine(script.title, 80),
    detail: `${kindTitle(territory.kinds.of(script.kind), script.kind)} · ${detail}`,
    script: { kind: 'script', territory, path: script.path },
  };
}

function reasonText(reasons: readonly CandidateReason[]): string {
  return reasons
    .map(reason => {
      switch (reason.reason) {
        case 'code':
          return vscode.l10n.t('the ticket names its code');
        case 'title':
          return vscode.l10n.t('the ticket names its title');
        case 'words':
          return vscode.l10n.t('common words: {0}', reason.words.slice(0, 5).join(', '));
      }
    })
    .join('; ');
}

function separator(label: string): Item {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}
