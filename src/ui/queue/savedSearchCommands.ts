import * as vscode from 'vscode';
import * as z from 'zod';
import { pickFilter } from '../commands/pickFilter';
import { quickPickLabel } from '../commands/quickPickLabel';
import type { SessionHolder } from '../session/sessionHolder';
import { isEverything, type QueueFilter } from './queueFilter';
import { filterText } from './queueText';
import type { SavedSearch, SavedSearches } from './savedSearches';

const longestName = 60;
const fromTree = z.object({
  kind: z.literal('group'),
  group: z.object({ key: z.object({ kind: z.literal('saved'), searchId: z.string() }) }),
});

/** Saves, renames and removes searches, from the tree or from the palette. */
export class SavedSearchCommands {
  constructor(
    private readonly searches: SavedSearches,
    private readonly holder: SessionHolder,
  ) {}

  /** Keeps the present filter under a name; where nothing is filtered it is asked for. */
  async save(present: QueueFilter): Promise<void> {
    const { session } = this.holder;
    if (!session) return;
    const filter = isEverything(present) ? await pickFilter(session.store.all(), present) : present;
    if (filter === undefined || isEverything(filter)) return;
    const name = await this.askName(session.origin, vscode.l10n.t('Save Search'), filterText(filter));
    if (name !== undefined) await this.searches.add(session.origin, name, filter);
  }

  async rename(argument: unknown): Promise<void> {
    const chosen = await this.chosen(argument, vscode.l10n.t('Rename which saved search?'));
    if (chosen === undefined) return;
    const { origin, search } = chosen;
    const name = await this.askName(origin, vscode.l10n.t('Rename Saved Search'), search.name, search.id);
    if (name !== undefined) await this.searches.rename(origin, search.id, name);
  }

  async remove(argument: unknown): Promise<void> {
    const chosen = await this.chosen(argument, vscode.l10n.t('Remove which saved search?'));
    if (chosen === undefined) return;
    const remove = vscode.l10n.t('Remove');
    const answer = await vscode.window.showWarningMessage(
      vscode.l10n.t('Remove the saved search «{0}»?', chosen.search.name),
      { modal: true, detail: vscode.l10n.t('The tickets themselves stay as they are.') },
      remove,
    );
    if (answer === remove) await this.searches.remove(chosen.origin, chosen.search.id);
  }

  private async askName(origin: string, title: string, value: string, ownId?: string): Promise<string | undefined> {
    const taken = this.searches.of(origin).filter(({ id }) => id !== ownId);
    const typed = await vscode.window.showInputBox({
      title,
      prompt: vscode.l10n.t('The name of its section in the tree'),
      value: value.slice(0, longestName),
      ignoreFocusOut: true,
      validateInput: text => {
        const name = text.trim();
        if (name === '') return vscode.l10n.t('A name is needed.');
        if (name.length > longestName) return vscode.l10n.t('At most {0} characters.', longestName);
        return taken.some(each => each.name === name)
          ? vscode.l10n.t('There is such a saved search already.')
          : undefined;
      },
    });
    return typed?.trim();
  }

  /** The one whose row it was called on, else one to pick. */
  private async chosen(
    argument: unknown,
    title: string,
  ): Promise<{ readonly origin: string; readonly search: SavedSearch } | undefined> {
    const { session } = this.holder;
    if (!session) return undefined;
    const all = this.searches.of(session.origin);
    const row = fromTree.safeParse(argument);
    const named = row.success ? all.find(({ id }) => id === row.data.group.key.searchId) : undefined;
    const search = named ?? (await pickSearch(all, title));
    return search && { origin: session.origin, search };
  }
}

async function pickSearch(all: readonly SavedSearch[], title: string): Promise<SavedSearch | undefined> {
  if (all.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There are no saved searches yet. Filter the tree, then choose «Save Filter as Search…».'),
    );
    return undefined;
  }
  const items = all.map(search => ({
    label: quickPickLabel(search.name),
    description: quickPickLabel(filterText(search.filter)),
    search,
  }));
  return (await vscode.window.showQuickPick(items, { title }))?.search;
}
