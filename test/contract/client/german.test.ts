import assert from 'node:assert/strict';
import { parseServerUrl } from '../../../src/mantis/address';
import { MantisClient } from '../../../src/mantis/client';
import { loadDictionary, type Dictionary } from '../../../src/mantis/dictionary';
import { MantisHttp } from '../../../src/mantis/http';
import { checkMapping, weightOf } from '../../../src/mantis/mappingCheck';
import { classify } from '../../../src/mantis/classify';
import { newestIssues } from '../../../src/mantis/newestIssues';
import { probe } from '../../../src/mantis/probe';
import { propose } from '../../../src/mantis/proposal';
import { vocabularyOf } from '../../../src/mantis/vocabulary';
import { startGermanServer, type GermanServer } from './germanServer';

const clock = { now: () => Date.now() };

describe('a German tracker with the type in the category and a project for each customer', () => {
  let server: GermanServer;
  let client: MantisClient;
  let dictionaries: Dictionary[];

  before(async () => {
    server = await startGermanServer();
    client = new MantisClient(new MantisHttp({ address: address(), token: () => server.token, clock, language: 'ru' }));
    dictionaries = [];
    for (const { id } of [server.projects.north, server.projects.south]) {
      const loaded = await loadDictionary(client, id);
      assert.ok(loaded.ok);
      dictionaries.push(loaded.value);
    }
  });
  after(() => server.stop());

  function address() {
    const parsed = parseServerUrl(server.baseUrl);
    assert.ok(parsed.ok);
    return parsed.value;
  }

  it('is proposed a mapping by its words, categories and projects', () => {
    const { mapping, reasons } = propose(vocabularyOf(dictionaries));
    const { north, south } = server.projects;
    assert.deepEqual(mapping, {
      priorities: { 40: 'significant', 50: 'fix', 70: 'blocker' },
      typeFrom: 'category',
      types: {
        Beratung: 'consultation',
        Einrichtung: 'setup',
        Weiterentwicklung: 'development',
        Störung: 'failure',
      },
      fields: { type: null, effort: 'Aufwand (Std.)', paid: 'Kostenpflichtig', mode: null },
      customer: {
        projects: { [north.id]: 'Kunde Nordwind', [south.id]: 'Kunde Südstern' },
        field: null,
        tagPrefix: null,
        mailDomains: {},
      },
      statuses: { feedback: 18, acknowledged: 27, confirmed: 36, assigned: 48 },
    });
    assert.equal(reasons.get('priority:70'), 'label');
    assert.equal(reasons.get('typeSource'), 'values');
    assert.equal(reasons.get(`project:${south.id}`), 'label');
    assert.equal(reasons.get('status:assigned'), 'server');
    assert.equal(reasons.get('priority:60'), undefined);
  });

  it('says where its projects differ', () => {
    const vocabulary = vocabularyOf(dictionaries);
    const problems = checkMapping(propose(vocabulary).mapping, [], vocabulary);
    const south = { id: server.projects.south.id, name: 'Kunde Südstern' };
    assert.deepEqual(problems, [
      { slot: 'effort', kind: 'fieldNotEverywhere', field: 'Aufwand (Std.)', missingIn: [south] },
      { slot: 'status:confirmed', kind: 'statusNotEverywhere', missingIn: [south] },
    ]);
    assert.deepEqual(problems.map(weightOf), ['doubtful', 'doubtful']);
  });

  it('gives its newest tickets for the preview by one request, those of one project as well as of both', async () => {
    const { mapping } = propose(vocabularyOf(dictionaries));
    const { north, south } = server.projects;
    const before = server.asked.length;
    const both = await newestIssues(client, [north.id, south.id], 50);
    assert.ok(both.ok);
    assert.equal(server.asked.length, before + 1);
    assert.equal(both.value.length, 10);
    const classes = both.value.map(({ summary, traces }) => {
      const { regulationPriority, type, customer } = classify(traces, mapping);
      return [summary, regulationPriority, type, customer];
    });
    assert.deepEqual(
      classes.find(([summary]) => summary === 'Kunde Nordwind: Anfrage 1'),
      ['Kunde Nordwind: Anfrage 1', 'blocker', 'consultation', 'Kunde Nordwind'],
    );
    assert.deepEqual(
      classes.find(([summary]) => summary === 'Kunde Südstern: Anfrage 5'),
      ['Kunde Südstern: Anfrage 5', null, null, 'Kunde Südstern'],
    );
    const one = await newestIssues(client, [south.id], 3);
    assert.ok(one.ok);
    assert.deepEqual(
      one.value.map(({ projectName }) => projectName),
      Array(3).fill('Kunde Südstern'),
    );
  });

  it('is found without a token, and nothing else is', async () => {
    assert.deepEqual(await probe(address(), { clock }), { ok: true, value: null });
    const wrong = parseServerUrl(`${server.baseUrl}nowhere/`);
    assert.ok(wrong.ok);
    const answer = await probe(wrong.value, { clock });
    assert.ok(!answer.ok);
    assert.ok(answer.error.kind === 'notMantis' || answer.error.kind === 'notFound', answer.error.kind);
  });
});
