import assert from 'node:assert/strict';
import { storeFilter } from '../../../demo/mantis/model/storedFilters';
import { patiently } from './patiently';
import { startDesk, type Desk, type Window } from './desk';

const note = { text: 'Коллега пишет.', view_state: { id: 10 } };

async function loaded(window: Window): Promise<void> {
  const load = await window.reader.load();
  assert.ok(load.ok, JSON.stringify(load));
  const whole = await window.reader.whole();
  assert.ok(whole.ok, JSON.stringify(whole));
}

async function looked(window: Window): Promise<void> {
  const poll = await window.reader.poll();
  assert.ok(poll.ok, JSON.stringify(poll));
  await window.reader.whole();
}

function someOpen(window: Window, count: number): readonly number[] {
  return window.store
    .all()
    .map(({ id }) => id)
    .slice(0, count);
}

describe('reading a server', () => {
  let desk: Desk;
  let window: Window;
  beforeEach(async () => {
    desk = await startDesk();
    window = desk.openWindow();
  });
  afterEach(() => desk.stop());

  it('brings every open ticket whole', async () => {
    await loaded(window);
    assert.deepEqual(window.summary(), await desk.truth());
    assert.ok(window.store.size > 30);
  });

  it('shows the tree before notes and history are read', async () => {
    const load = await window.reader.load();
    assert.ok(load.ok);
    assert.equal(window.store.size, Object.keys(await desk.truth()).length);
    assert.ok(window.store.all().some(({ notes }) => notes === null));
    await window.reader.whole();
    assert.ok(window.store.all().every(({ notes, history }) => notes !== null && history !== null));
  });

  it('costs one request when nothing has changed, and one more for each change', async () => {
    await loaded(window);
    desk.forget();
    await looked(window);
    assert.deepEqual(desk.requests, ['GET issues page 1']);

    const [first, second, third] = someOpen(window, 3);
    await desk.as('support2', 'POST', `issues/${first}/notes`, note);
    await desk.as('support2', 'PATCH', `issues/${second}`, { priority: { id: 40 }, notes: [], custom_fields: [] });
    await desk.as('lead', 'PATCH', `issues/${third}`, { status: { id: 80 }, notes: [], custom_fields: [] });
    desk.forget();
    await looked(window);
    assert.deepEqual(
      [...desk.requests].sort(),
      ['GET issues page 1', `GET issues/${first}`, `GET issues/${second}`].sort(),
    );
    assert.deepEqual(window.summary(), await desk.truth());
    assert.equal(window.store.get(third ?? 0), undefined);
  });

  it('sees a new ticket and a reopened one', async () => {
    await loaded(window);
    const resolved = [...desk.state.issues.values()].find(({ status }) => status >= 80)?.id ?? 0;
    const customer = [...desk.state.users.values()].find(({ level }) => level === 25)?.name ?? '';
    const [category] = desk.state.categories.values();
    await desk.as('lead', 'PATCH', `issues/${resolved}`, { status: { id: 50 }, notes: [], custom_fields: [] });
    await desk.as(customer, 'POST', 'issues', {
      summary: 'Новое обращение',
      description: 'Не работает.',
      project: { id: 1 },
      category: { id: category?.id },
      custom_fields: [{ field: { id: 1 }, value: 'Сбой' }],
    });
    await looked(window);
    assert.deepEqual(window.summary(), await desk.truth());
    assert.ok(window.store.get(resolved));
  });

  it('sees a second change within the second of the first', async () => {
    await loaded(window);
    const second = desk.state.clock() + 1;
    desk.state.clock = () => second;
    const [id] = someOpen(window, 1);
    await desk.as('support2', 'POST', `issues/${id}/notes`, note);
    await looked(window);
    await desk.as('support2', 'POST', `issues/${id}/notes`, note);
    await looked(window);
    assert.deepEqual(window.summary(), await desk.truth());
  });

  it('finds by a sweep what was deleted and what it may no longer see', async () => {
    await loaded(window);
    const [deleted, hidden] = someOpen(window, 2);
    desk.state.issues.delete(deleted ?? 0);
    desk.state.revision += 1;
    const issue = desk.state.issues.get(hidden ?? 0);
    assert.ok(issue);
    desk.state.issues.set(issue.id, { ...issue, projectId: 99 });
    desk.state.revision += 1;
    await looked(window);
    assert.ok(window.store.get(deleted ?? 0), 'a look does not show it');
    assert.ok((await window.reader.sweep()).ok);
    assert.equal(window.store.get(deleted ?? 0), undefined);
    assert.equal(window.store.get(hidden ?? 0), undefined);
  });

  it('takes up after a reading that broke off', async () => {
    let left = 4;
    desk.before = () => {
      if (left-- <= 0) throw new Error('down');
    };
    await window.reader.load();
    await window.reader.whole();
    desk.before = () => undefined;
    if (!(await window.reader.poll()).ok) assert.ok((await window.reader.load()).ok);
    await window.reader.whole();
    await looked(window);
    assert.deepEqual(window.summary(), await desk.truth());
  });

  describe('after a restart', () => {
    async function restarted(): Promise<Window> {
      const before = desk.openWindow(true);
      await loaded(before);
      await before.cache?.close();
      before.reader.dispose();
      return desk.openWindow(true);
    }

    it('shows what it knew without a request, then asks for the lists only', async () => {
      const again = await restarted();
      desk.forget();
      assert.notEqual(await again.reader.remember(), null);
      assert.equal(desk.requests.length, 0);
      assert.deepEqual(again.summary(), await desk.truth());
      await loaded(again);
      assert.ok(
        desk.requests.every(request => request.startsWith('GET issues page')),
        desk.requests.join('\n'),
      );
      assert.deepEqual(again.summary(), await desk.truth());
    });

    it('takes over what changed, was resolved or deleted in between, and reads nothing else', async () => {
      const again = await restarted();
      await again.reader.remember();
      const [first = 0, second = 0, third = 0] = someOpen(again, 3);
      await desk.as('support2', 'POST', `issues/${first}/notes`, note);
      await desk.as('lead', 'PATCH', `issues/${second}`, { status: { id: 80 }, notes: [], custom_fields: [] });
      desk.state.issues.delete(third);
      desk.state.revision += 1;
      desk.forget();
      await loaded(again);
      const singly = desk.requests.filter(request => !request.startsWith('GET issues page'));
      assert.deepEqual([...singly].sort(), [`GET issues/${first}`, `GET issues/${third}`].sort());
      assert.deepEqual(again.summary(), await desk.truth());
    });

    it('does not trust what was read in the second of its change', async () => {
      const before = desk.openWindow(true);
      await loaded(before);
      const [id = 0] = someOpen(before, 1);
      const second = desk.state.clock();
      desk.state.clock = () => second;
      await desk.as('support2', 'POST', `issues/${id}/notes`, note);
      await looked(before);
      await before.cache?.close();
      await desk.as('support2', 'POST', `issues/${id}/notes`, note);
      desk.state.clock = () => second + 60;
      const again = desk.openWindow(true);
      await again.reader.remember();
      await loaded(again);
      await looked(again);
      assert.deepEqual(again.summary(), await desk.truth());
    });
  });

  it('shows what a filter stored in Mantis selects', async () => {
    const owner = [...desk.state.users.values()].find(({ name }) => name === 'support1');
    const filter = storeFilter(desk.state, {
      name: 'Мои',
      userId: owner?.id ?? 0,
      projectId: 0,
      isPublic: false,
      status: [50],
      handler: ['myself'],
      hideStatus: -2,
      perPage: 50,
      sort: 'last_updated',
      dir: 'DESC',
    });
    await loaded(window);
    window.reader.show({ kind: 'filter', filterId: filter.id, name: filter.name });
    assert.equal(window.store.size, 0);
    await loaded(window);
    const mine = window.store.all();
    assert.ok(mine.length > 0 && mine.length < 40);
    assert.ok(mine.every(({ handler, status }) => handler?.login === 'support1' && status.id === 50));
    const [first] = mine;
    await desk.as('lead', 'PATCH', `issues/${first?.id}`, { handler: { id: 0 }, notes: [], custom_fields: [] });
    await looked(window);
    assert.equal(window.store.size, mine.length - 1);
  });

  it('another window follows what one has found, without a request', async () => {
    const other = desk.openWindow();
    await loaded(window);
    await loaded(other);
    const [changed, resolved] = someOpen(window, 2);
    await desk.as('support2', 'POST', `issues/${changed}/notes`, note);
    await desk.as('lead', 'PATCH', `issues/${resolved}`, { status: { id: 80 }, notes: [], custom_fields: [] });
    await looked(window);
    desk.forget();
    const truth = await desk.truth();
    await patiently(() => assert.deepEqual(other.summary(), truth));
    assert.deepEqual(desk.requests, []);
  });
});

describe('reading a server with more than a page', () => {
  const seeds = [1, 2, 3, 4, 5, 6];

  for (const each of seeds) {
    it(`misses nothing that changes meanwhile (seed ${each})`, async function () {
      this.timeout(60_000);
      const desk = await startDesk({ count: 2_300, open: 400 });
      try {
        const window = desk.openWindow();
        let random = each;
        const roll = (sides: number): number => {
          random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
          return Math.floor((random / 2 ** 32) * sides);
        };
        const ids = [...desk.state.issues.keys()];
        desk.before = async () => {
          if (roll(3) > 0) return;
          const id = ids[roll(ids.length)] ?? 1;
          const isOpen = (desk.state.issues.get(id)?.status ?? 90) < 80;
          const status = isOpen ? [20, 50, 80][roll(3)] : 50;
          if (isOpen && roll(2) === 0) await desk.as('support2', 'POST', `issues/${id}/notes`, note);
          else await desk.as('lead', 'PATCH', `issues/${id}`, { status: { id: status }, notes: [], custom_fields: [] });
        };
        const load = await window.reader.load();
        assert.ok(load.ok);
        for (let look = 0; look < 3; look++) assert.ok((await window.reader.poll()).ok);
        await window.reader.whole();
        assert.ok((await window.reader.sweep()).ok);
        desk.before = () => undefined;
        await looked(window);
        assert.deepEqual(window.summary(), await desk.truth());
      } finally {
        await desk.stop();
      }
    });
  }
});
