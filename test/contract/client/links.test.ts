import assert from 'node:assert/strict';
import { createIssue, updateIssue } from '../../../demo/mantis/model/issues';
import { addRelationship, relationshipsOf } from '../../../demo/mantis/model/relationships';
import { createTag, tagsOf } from '../../../demo/mantis/model/tags';
import type { Issue } from '../../../demo/mantis/model/types';
import { withFaults, type NetworkFault } from '../../../demo/mantis/faults';
import type { WriteOutcome } from '../../../src/mantis/writer';
import { deskOf, startForeignServer, STATUS, type Desk, type ForeignServer } from './foreignServer';

const summaryOf = (outcome: WriteOutcome) =>
  outcome.kind === 'confirmed' ? outcome.kind : `${outcome.kind} ${outcome.error.kind}`;

describe('TicketWriter: tags, followers, relations', () => {
  let server: ForeignServer;
  let desk: Desk;
  let other: Issue;
  let writes: string[];
  const id = () => server.issue.id;
  const tags = () => tagsOf(server.state, server.issue).map(({ name }) => name);
  const relations = () => relationshipsOf(server.state, id()).map(({ type, otherId }) => [type, otherId]);

  /** Counts the writes, and lets them fail. */
  function fail(fault?: NetworkFault): void {
    writes = [];
    server.interfere(
      withFaults(({ method, path }) => {
        if (method === 'GET') return undefined;
        writes.push(`${method} ${path}`);
        return fault;
      }),
    );
  }

  beforeEach(async () => {
    server = await startForeignServer();
    server.state.options.set('tag_create_threshold', 10);
    desk = await deskOf(server, 'colleague', { timeout: 1000 });
    other = createIssue(server.state, server.users.client, {
      projectId: server.project.id,
      categoryId: server.issue.categoryId,
      summary: 'Похожее обращение',
      description: 'x',
    });
    fail();
  });
  afterEach(() => server.stop());

  it('a new tag, a known one by its number, and their removal', async () => {
    const known = createTag(server.state, server.users.chief, 'срочно');
    const first = await desk.writer.attachTag(id(), { name: '  новая метка ' });
    assert.equal(summaryOf(first), 'confirmed');
    assert.equal(summaryOf(await desk.writer.attachTag(id(), { id: known.id })), 'confirmed');
    assert.deepEqual(tags(), ['новая метка', 'срочно']);
    const gone = await desk.writer.detachTag(id(), known.id);
    assert.ok(gone.kind === 'confirmed');
    assert.deepEqual(
      gone.ticket.tags.map(({ name }) => name),
      ['новая метка'],
    );
    assert.deepEqual(tags(), ['новая метка']);
  });

  it('a tag that would break Mantis is not sent', async () => {
    for (const name of ['a,b', '  ', '-минус', 'ы'.repeat(101)]) {
      assert.equal(summaryOf(await desk.writer.attachTag(id(), { name })), 'rejected unsendable', name);
    }
    assert.deepEqual(writes, []);
  });

  it('only the global level decides who may create a tag, and the dictionary knows', async () => {
    server.state.options.set('tag_create_threshold', 25);
    assert.equal(desk.dictionary.mayCreateTags, true, 'as it was when the desk was set up');
    const poor = await deskOf(server, 'chief');
    assert.equal(poor.dictionary.mayCreateTags, false);
    assert.equal(summaryOf(await poor.writer.attachTag(id(), { name: 'новая' })), 'rejected notFound');
  });

  it('following oneself, twice the same', async () => {
    for (let time = 0; time < 2; time++) {
      const outcome = await desk.writer.follow(id());
      assert.ok(outcome.kind === 'confirmed');
      assert.deepEqual(
        outcome.ticket.monitors?.map(person => person.id),
        [server.users.colleague.id],
      );
    }
    assert.deepEqual([...server.issue.monitors], [server.users.colleague.id]);
  });

  it('following is confirmed although the account may not see who follows', async () => {
    const quiet = await deskOf(server, 'specialist');
    server.state.options.set('show_monitor_list_threshold', 90);
    assert.equal(summaryOf(await quiet.writer.follow(id())), 'confirmed');
    assert.ok(server.issue.monitors.has(server.users.specialist.id));
  });

  it('a relation with the other ticket’s summary and status, and its deletion', async () => {
    const outcome = await desk.writer.relate(id(), other.id, 'parent-of');
    assert.ok(outcome.kind === 'confirmed');
    const [made] = outcome.ticket.relationships ?? [];
    assert.deepEqual(made?.other.id, other.id);
    assert.deepEqual([made.type.name, made.other.summary], ['parent-of', 'Похожее обращение']);
    assert.equal(made.other.status?.id, STATUS.new);
    assert.equal(summaryOf(await desk.writer.relate(id(), other.id, 'parent-of')), 'confirmed');
    assert.deepEqual(writes, [`POST issues/${id()}/relationships`], 'the second one was there already');
    const gone = await desk.writer.unrelate(id(), made.id);
    assert.ok(gone.kind === 'confirmed');
    assert.deepEqual([gone.ticket.relationships, relations()], [[], []]);
  });

  it('a relation of another type is not replaced without a word', async () => {
    addRelationship(server.state, server.users.chief, server.issue, other, 1);
    assert.equal(summaryOf(await desk.writer.relate(id(), other.id, 'duplicate-of')), 'rejected unsendable');
    assert.equal(summaryOf(await desk.writer.relate(id(), id(), 'related-to')), 'rejected unsendable');
    assert.deepEqual([relations(), writes], [[[1, other.id]], []]);
  });

  it('what Mantis refuses is rejected with its reason', async () => {
    assert.equal(summaryOf(await desk.writer.relate(id(), 999_999, 'related-to')), 'rejected notFound');
    assert.equal(summaryOf(await desk.writer.attachTag(id(), { id: 999_999 })), 'rejected notFound');
    const reader = await deskOf(server, 'client');
    assert.equal(summaryOf(await reader.writer.relate(id(), other.id, 'related-to')), 'rejected forbidden');
    updateIssue(server.state, server.users.chief, server.issue, { status: STATUS.archived });
    assert.equal(summaryOf(await desk.writer.relate(id(), other.id, 'related-to')), 'rejected readOnly');
  });

  it('a removal that somebody else has done already is confirmed', async () => {
    const tag = createTag(server.state, server.users.chief, 'срочно');
    assert.equal(summaryOf(await desk.writer.detachTag(id(), tag.id)), 'confirmed');
    assert.equal(summaryOf(await desk.writer.unrelate(id(), 4_711)), 'confirmed');
  });

  describe('whose answer is lost', () => {
    const changes: readonly (readonly [string, () => Promise<WriteOutcome>, () => boolean])[] = [
      ['a tag', () => desk.writer.attachTag(id(), { name: 'новая' }), () => tags().includes('новая')],
      ['following', () => desk.writer.follow(id()), () => server.issue.monitors.size === 1],
      ['a relation', () => desk.writer.relate(id(), other.id, 'child-of'), () => relations().length === 1],
    ];
    const fates: readonly (readonly [string, NetworkFault, string, boolean])[] = [
      ['the connection breaks before', { kind: 'reset', when: 'before' }, 'uncertain offline', false],
      ['the connection breaks after', { kind: 'reset', when: 'after' }, 'confirmed', true],
      ['PHP dies before', { kind: 'crash' }, 'rejected unavailable', false],
      ['PHP dies after', { kind: 'crash', when: 'after' }, 'confirmed', true],
      ['the answer is torn', { kind: 'truncate' }, 'confirmed', true],
    ];
    for (const [name, change, isThere] of changes) {
      for (const [what, fault, outcome, there] of fates) {
        it(`${name}: ${what}`, async () => {
          fail(fault);
          assert.equal(summaryOf(await change()), outcome);
          assert.equal(writes.length, 1, 'never sent twice by itself');
          assert.equal(isThere(), there);
        });
      }
    }
  });
});
