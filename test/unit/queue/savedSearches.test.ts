import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { everything } from '../../../src/ui/queue/queueFilter';
import { SavedSearches } from '../../../src/ui/queue/savedSearches';

function memento(first?: unknown): vscode.Memento {
  let value = first;
  return {
    keys: () => [],
    get: () => value,
    update: (_key: string, next: unknown) => {
      value = JSON.parse(JSON.stringify(next));
      return Promise.resolve();
    },
  };
}

const mine = { ...everything, who: 'mine' as const };

describe('saved searches', () => {
  let next = 0;
  const newId = (): string => `id${String(next++)}`;
  const names = (searches: SavedSearches, origin: string): string[] => searches.of(origin).map(({ name }) => name);

  it('are kept for each server, renamed and removed', async () => {
    next = 0;
    const store = memento();
    const searches = new SavedSearches(store, newId);
    let changes = 0;
    searches.onDidChange(() => changes++);
    await searches.add('https://a', 'Мои', mine);
    await searches.add('https://a', 'Биллинг', { ...everything, category: 'Биллинг' });
    await searches.add('https://b', 'Чужой сервер', mine);
    assert.deepEqual(names(searches, 'https://a'), ['Мои', 'Биллинг']);
    await searches.rename('https://a', 'id0', 'Мои обращения');
    await searches.remove('https://a', 'id1');
    const again = new SavedSearches(store, newId);
    assert.deepEqual(again.of('https://a'), [{ id: 'id0', name: 'Мои обращения', filter: mine }]);
    assert.deepEqual(names(again, 'https://b'), ['Чужой сервер']);
    assert.equal(changes, 5);
  });

  it('of which one is torn leave the others', () => {
    const good = {
      id: 'x',
      name: 'Мои',
      filter: { who: 'mine', customer: null, category: null, type: null, text: '' },
    };
    const kept = { 'https://a': [null, { id: 'y' }, good], 'https://b': 5 };
    assert.deepEqual(names(new SavedSearches(memento({ 'https://a': kept['https://a'] }), newId), 'https://a'), [
      'Мои',
    ]);
    assert.deepEqual(names(new SavedSearches(memento(kept), newId), 'https://a'), []);
    assert.deepEqual(names(new SavedSearches(memento('junk'), newId), 'https://a'), []);
  });
});
