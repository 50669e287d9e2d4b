import assert from 'node:assert/strict';
import { startTracker } from './harness';
import type { Tracker } from './harness';

/** The pitfalls of the real server that clients must live with; the contract suite has the recordings of most. */
describe('pitfalls of Mantis', () => {
  const ISSUE = 'api/rest/issues/1';
  let tracker: Tracker;
  beforeEach(async () => {
    tracker = await startTracker();
  });
  afterEach(() => tracker.stop());

  const patch = (body: object, as = 'support1', headers: Record<string, string> = {}) =>
    tracker.ask(ISSUE, { method: 'PATCH', body, as, headers });
  const issue = () => tracker.state.issues.get(1)!;
  const QUIET = { notes: [], custom_fields: [] };

  it('1: an unknown name of a status is accepted and corrupts the issue; a label falls to the default', async () => {
    const named = await patch({ status: { name: 'подтверждена' }, ...QUIET });
    assert.deepEqual([named.status, named.json.issues[0].status.name], [200, '@0@']);
    const labelled = await patch({ status: { label: 'решена' }, ...QUIET });
    assert.equal(labelled.json.issues[0].status.id, 10);
    const identified = await patch({ status: { id: 40 }, ...QUIET });
    assert.equal(identified.json.issues[0].status.name, 'confirmed');
  });

  it('2: an unknown handler clears, null does nothing, 0 clears, and the status stays', async () => {
    await patch({ handler: null, ...QUIET });
    assert.equal(issue().handlerId, 2);
    await patch({ handler: { name: 'nobody' }, ...QUIET });
    assert.deepEqual([issue().handlerId, issue().status], [0, 50]);
    await patch({ status: { id: 10 }, ...QUIET });
    await patch({ handler: { id: 3 }, ...QUIET });
    assert.deepEqual([issue().handlerId, issue().status], [3, 10]);
    await patch({ handler: { id: 0 }, ...QUIET });
    assert.equal(issue().handlerId, 0);
  });

  it('3: a PATCH that names neither notes nor custom fields writes them again', async () => {
    const [timed] = issue().notes;
    const before = issue().history.length;
    await patch({ severity: { id: 60 } });
    const written = issue()
      .history.slice(before)
      .map(line => [line.field, line.old, line.new]);
    assert.deepEqual(written, [
      ['Платная', 'Да', '|Да|'],
      ['severity', '50', '60'],
    ]);
    assert.equal(timed!.updatedAt, tracker.state.clock());
    const quietly = issue().history.length;
    await patch({ severity: { id: 50 }, ...QUIET });
    assert.equal(issue().history.length, quietly + 1);
  });

  it('3: a value that is no longer listed makes any PATCH fail that does not leave custom fields out', async () => {
    tracker.state.customFields.get(1)!.possibleValues = 'Консультация';
    assert.equal((await patch({ severity: { id: 60 }, notes: [] })).status, 400);
    assert.equal((await patch({ severity: { id: 60 }, ...QUIET })).status, 200);
  });

  it('5: reopening needs the right to change what is read-only', async () => {
    const reopen = { method: 'PATCH', body: { status: { id: 20 }, ...QUIET } };
    const refused = await tracker.ask('api/rest/issues/2', reopen);
    assert.deepEqual([refused.status, refused.reason], [403, "Issue '2' is readonly"]);
    assert.equal((await tracker.ask('api/rest/issues/2', { ...reopen, as: 'lead' })).status, 200);
  });

  it('5: a note on a resolved issue is refused in another wording', async () => {
    const note = await tracker.ask('api/rest/issues/2/notes', {
      method: 'POST',
      body: { text: 'Спасибо' },
      as: 'customer',
    });
    assert.deepEqual([note.status, note.json.code], [403, 1103]);
  });

  it('6: what was written before a refusal stays', async () => {
    const body = {
      ...QUIET,
      summary: 'другое',
      custom_fields: [
        { field: { id: 2 }, value: '' },
        { field: { id: 1 }, value: 'Ерунда' },
      ],
    };
    assert.equal((await patch(body)).status, 400);
    assert.deepEqual([issue().fields.get(2), issue().summary], ['', 'Не печатается счёт']);
    const files = [{ name: 'x.svg', content: 'PHN2Zz4=' }];
    assert.equal(
      (await tracker.ask(`${ISSUE}/notes`, { method: 'POST', body: { text: 'с файлом', files } })).status,
      400,
    );
    assert.equal(issue().notes.at(-1)!.text, 'с файлом');
  });

  it('7: If-Match knows only the bare ETag of the whole issue, of the same user', async () => {
    const whole = (await tracker.ask(ISSUE)).headers['etag']!;
    const selected = (await tracker.ask(`${ISSUE}?select=id,summary`)).headers['etag']!;
    const anothers = (await tracker.ask(ISSUE, { as: 'support2' })).headers['etag']!;
    for (const wrong of ['*', `"${whole}"`, selected, anothers]) {
      const refused = await patch({ severity: { id: 60 }, ...QUIET }, 'support1', { 'If-Match': wrong });
      assert.deepEqual([refused.status, refused.text, refused.headers['etag']], [412, '', whole]);
    }
    assert.equal((await patch({ severity: { id: 60 }, ...QUIET }, 'support1', { 'If-Match': whole })).status, 200);
    assert.equal((await patch({ severity: { id: 50 }, ...QUIET }, 'support1', { 'If-Match': whole })).status, 412);
    const unchanged = await tracker.ask(ISSUE, {
      headers: { 'If-None-Match': (await tracker.ask(ISSUE)).headers['etag']! },
    });
    assert.deepEqual([unchanged.status, unchanged.text], [304, '']);
  });

  it('8: editing a private note without its view state makes it public', async () => {
    const seen = async () =>
      ((await tracker.ask(ISSUE, { as: 'customer' })).json.issues[0].notes as { text: string }[]).map(
        note => note.text,
      );
    assert.ok(!(await seen()).includes('Для своих.'));
    await patch({ notes: [{ id: 2, text: 'Правка' }], custom_fields: [] });
    assert.ok((await seen()).includes('Правка'));
  });

  it('9: monitors of a PATCH wipe the list, tags replace the set', async () => {
    await tracker.ask(`${ISSUE}/monitors`, { method: 'POST' });
    await patch({ monitors: [{ name: 'support2' }], ...QUIET });
    assert.equal((await tracker.ask(ISSUE)).json.issues[0].monitors, undefined);
    await patch({ tags: [], ...QUIET });
    assert.equal(issue().tagIds.size, 0);
  });

  it('10: a long summary kills the request, also of a PATCH', async () => {
    const killed = await patch({ summary: 'Ы'.repeat(129), ...QUIET });
    assert.deepEqual([killed.status, killed.text, killed.headers['content-length']], [500, '', undefined]);
    assert.equal((await patch({ summary: 'Ы'.repeat(128), ...QUIET })).status, 200);
  });

  it('11: a due date of null is ignored, an empty one clears', async () => {
    await patch({ due_date: '2026-12-01T18:00:00+03:00', ...QUIET });
    await patch({ due_date: null, ...QUIET });
    assert.equal((await tracker.ask(ISSUE)).json.issues[0].due_date, '2026-12-01T18:00:00+03:00');
    await patch({ due_date: '', ...QUIET });
    assert.equal((await tracker.ask(ISSUE)).json.issues[0].due_date, undefined);
  });

  it('13: only the raw token opens, also behind a proxy’s own basic header', async () => {
    const token = tracker.tokens['support1']!;
    const statusFor = async (authorization: string) =>
      (await tracker.ask('api/rest/users/me', { headers: { Authorization: authorization } })).status;
    assert.equal(await statusFor(token), 200);
    assert.equal(await statusFor(`Bearer ${token}`), 401);
    assert.equal(await statusFor(`Basic dXNlcjpwYXNz, ${token}`), 200);
    assert.equal(await statusFor(''), 401);
  });

  it('13: a deleted token and a disabled account are shut out at once', async () => {
    tracker.state.users.get(2)!.enabled = false;
    const shut = await tracker.ask('api/rest/users/me');
    assert.deepEqual([shut.status, shut.reason, shut.text], [403, 'Access denied', '']);
    const made = await tracker.ask('api/rest/users/me/token', { method: 'POST', body: { name: 'второй' }, as: 'lead' });
    const headers = { Authorization: made.json.token as string };
    assert.equal((await tracker.ask('api/rest/users/me', { headers })).status, 200);
    const gone = await tracker.ask(`api/rest/users/me/token/${made.json.id as number}`, {
      method: 'DELETE',
      as: 'lead',
    });
    assert.equal(gone.status, 204);
    assert.equal((await tracker.ask('api/rest/users/me', { headers })).status, 401);
  });

  it('14: what the database cannot keep comes back as U+FFFD', async () => {
    await patch({ summary: 'Ура 😀', ...QUIET });
    assert.equal(issue().summary, 'Ура \uFFFD');
  });
});
