import '../ticketPanel/fakeVscode';
import assert from 'node:assert/strict';
import { JSDOM } from 'jsdom';
import { regulationPage, type RegulationEntry, type RegulationPage } from '../../../src/protocol/regulationPage';
import { productionCalendar } from '../../../src/regulation/calendar/productionCalendar';
import { defaultPolicy } from '../../../src/regulation/policy/defaultPolicy';
import type { Policy } from '../../../src/regulation/policy/schema';
import { clauseFrom } from '../../../src/ui/regulationPage/clause';
import { makePage } from '../../../src/ui/regulationPage/page';
import { printableHtml } from '../../../src/ui/regulationPage/printable';
import { regulationWebviewMessage } from '../../../src/protocol/regulationPage';

const now = Date.parse('2026-11-24T09:00:00Z');

function pageOf(policy: Policy = defaultPolicy, more: Partial<Parameters<typeof makePage>[0]> = {}): RegulationPage {
  return makePage({
    policy,
    calendar: productionCalendar(),
    origin: { kind: 'bundled' },
    importedYears: [],
    year: null,
    now,
    statusName: id => (id === 20 ? 'ожидание' : null),
    bundledWith: bundled => bundled,
    ...more,
  });
}

const entries = ({ sections }: RegulationPage): readonly RegulationEntry[] =>
  sections.flatMap(({ groups }) => groups.flatMap(group => group.entries));
const anchors = (page: RegulationPage): readonly string[] => [
  ...page.sections.flatMap(({ id, groups }) => [id, ...groups.map(group => group.id)]),
  ...entries(page).map(({ id }) => id),
];

describe('the page of the regulation in force', () => {
  it('says of every milestone, hour, threshold and part whether the regulation states it', () => {
    const page = pageOf();
    assert.deepEqual(regulationPage.parse(structuredClone(page)), page);
    const of = (id: string): RegulationEntry | undefined => entries(page).find(entry => entry.id === id);
    assert.equal(of('milestones.blocker.assign.due')?.source, 'regulation');
    assert.deepEqual(of('milestones.blocker.assign.due')?.lines, ['2 working hours']);
    assert.equal(of('milestones.blocker.assign.warn')?.source, 'assumption');
    assert.deepEqual(of('workingHours')?.lines, ['09:00–18:00']);
    assert.equal(of('staffThreshold')?.source, 'assumption');
    assert.equal(entries(page).filter(({ id }) => id.startsWith('template.')).length, 7);
    const values = ['zone', 'workingDays', 'shortDays', 'clockStart', 'pauseStatuses', 'leadThreshold', 'robot.users'];
    for (const id of [...values, 'robot.firstAnswer', 'mail.register', 'queue.effortLimitHours', 'terms.categories']) {
      assert.ok(of(id)?.source, id);
    }
  });

  it('has an anchor of its own for everything, and one for whatever explanations name', () => {
    const page = pageOf();
    const all = anchors(page);
    assert.deepEqual(
      all.filter((id, index) => all.indexOf(id) !== index),
      [],
    );
    const rules = new Set(entries(page).flatMap(({ rule }) => rule.split(/[ ,]+/)));
    for (const rule of ['E0', 'E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7', 'A1', 'F']) {
      assert.ok(all.includes(rule) || rules.has(rule), rule);
    }
    for (const [priority, milestones] of Object.entries(defaultPolicy.milestones)) {
      for (const { key } of milestones) assert.ok(all.includes(`milestones.${priority}.${key}`));
    }
    for (const id of all) assert.equal(clauseFrom(id), id);
  });

  it('marks what differs from the bundled policy and what that one says; nothing when nothing does', () => {
    assert.deepEqual(pageOf().differences, []);
    assert.ok(entries(pageOf()).every(({ bundled }) => bundled === null));
    const page = pageOf({
      ...defaultPolicy,
      pauseStatuses: { value: [20, 25], source: 'assumption' },
      queue: { ...defaultPolicy.queue, effortLimitHours: { value: 8, source: 'regulation' } },
      milestones: { ...defaultPolicy.milestones, fix: defaultPolicy.milestones.fix.slice(1) },
    });
    const ids = page.differences.map(({ id }) => id);
    assert.ok(ids.includes('queue.effortLimitHours') && ids.includes('pauseStatuses') && ids.includes('E5'));
    const of = (id: string): RegulationEntry | undefined => entries(page).find(entry => entry.id === id);
    assert.deepEqual(of('pauseStatuses')?.lines, ['«ожидание» (20), 25']);
    assert.deepEqual(of('queue.effortLimitHours')?.bundled, ['4 h']);
    assert.deepEqual(
      page.removed.map(({ label }) => label),
      ['«Требует исправления»: Analyse and plan the fix'],
    );
  });

  it('says where the policy comes from, and why a file is not in force', () => {
    assert.equal(pageOf().trouble, null);
    assert.equal(pageOf().hasFile, false);
    const kept = pageOf(defaultPolicy, { origin: { kind: 'kept', path: '/a.yaml', why: 'broken', isBundled: false } });
    assert.match(kept.trouble ?? '', /\/a\.yaml has errors/);
    assert.match(kept.origin.join(' '), /last correct version/);
    assert.equal(kept.hasFile, true);
  });

  it('B2, B3: shows the calendar of a year: moved days, short days, working days, or that it is not loaded', () => {
    const { calendar } = pageOf(defaultPolicy, { year: 2025 });
    assert.equal(calendar.isLoaded, true);
    const list = (id: string): string => calendar.lists.find(each => each.id === id)?.days ?? '';
    assert.match(list('off'), /^1–3, 6–8 янв/);
    assert.match(list('movedIn'), /^1 нояб/);
    assert.match(list('short'), /7 мар.*30 апр.*11 июн.*1 нояб/);
    assert.match(calendar.lines.join(' '), /247/);
    const january = calendar.months[0]?.weeks ?? [];
    assert.deepEqual(
      january[0]?.map(({ day }) => day),
      [null, null, 1, 2, 3, 4, 5],
      '1 January 2025 was a Wednesday',
    );
    assert.equal(calendar.months.flatMap(({ weeks }) => weeks.flat()).filter(({ day }) => day !== null).length, 365);

    const other = pageOf(defaultPolicy, { year: 2028 }).calendar;
    assert.equal(other.isLoaded, false);
    assert.match(other.lines.join(' '), /2028 is not loaded/);
    assert.equal(pageOf().calendar.year, 2026);
    assert.ok(
      pageOf(defaultPolicy, { importedYears: [2027] }).calendar.years.some(({ label }) => label === '2027 (imported)'),
    );
  });

  it('for printing is one document without scripts, in which nothing of a file becomes HTML', () => {
    const [first, ...rest] = defaultPolicy.template.value;
    assert.ok(first);
    const hostile = '<img src=x onerror=alert(1)>"\'&';
    const page = pageOf({
      ...defaultPolicy,
      template: { value: [{ ...first, title: hostile, labels: [hostile] }, ...rest], source: 'assumption' },
    });
    const html = printableHtml(page, 'ru');
    const { document } = new JSDOM(html).window;
    assert.equal(document.querySelectorAll('script, img, link, iframe, [onerror]').length, 0);
    assert.ok(document.body.textContent.includes(hostile));
    for (const link of document.querySelectorAll('a')) {
      assert.ok(document.getElementById(link.getAttribute('href')?.slice(1) ?? ''), link.outerHTML);
    }
    assert.equal(document.querySelectorAll('.month').length, 12);
  });

  it('takes only known messages from its webview, and only clauses that can be anchors from commands', () => {
    assert.ok(regulationWebviewMessage.safeParse({ type: 'chooseYear', year: 2027 }).success);
    for (const message of [{ type: 'chooseYear', year: 1 }, { type: 'run' }, null]) {
      assert.equal(regulationWebviewMessage.safeParse(message).success, false);
    }
    for (const argument of [undefined, 5, {}, '', '"]', 'a b', 'x'.repeat(200)])
      assert.equal(clauseFrom(argument), null);
  });
});
