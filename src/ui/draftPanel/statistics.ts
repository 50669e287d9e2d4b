import * as vscode from 'vscode';
import {
  countEvents,
  rejectReasons,
  type DraftCounts,
  type DraftEvent,
  type RejectReason,
} from '../../vellii/learning/draftEvents';
import type { Draft } from '../../vellii/draft';

const providers = ['builtIn', 'endpoint', 'vscode', 'robot'] as const;

/** What became of the drafts, as a page of Markdown: a table by who wrote them, and why they were rejected. */
export function statisticsPage(events: readonly DraftEvent[]): string {
  const title = `# ${vscode.l10n.t('What became of the drafts')}`;
  const note = vscode.l10n.t('Counted on this machine; no texts of tickets or drafts are kept in it.');
  if (events.length === 0) return `${title}\n\n${vscode.l10n.t('No draft has been written yet.')}\n`;
  const present = providers.filter(provider => events.some(event => event.provider === provider));
  const columns = present.map(provider => ({ name: providerName(provider), counts: countEvents(events, provider) }));
  if (present.length > 1) columns.push({ name: vscode.l10n.t('together'), counts: countEvents(events) });
  const head = `| | ${columns.map(({ name }) => name).join(' | ')} |`;
  const line = `|---|${columns.map(() => '---:').join('|')}|`;
  const rows = measures().map(
    ([name, value]) => `| ${name} | ${columns.map(({ counts }) => value(counts)).join(' | ')} |`,
  );
  const reasons = rejectReasons.map(
    reason => `| ${reasonName(reason)} | ${columns.map(({ counts }) => counts.rejected[reason]).join(' | ')} |`,
  );
  const rejected = `## ${vscode.l10n.t('Why drafts were rejected')}`;
  return [title, '', head, line, ...rows, '', rejected, '', head, line, ...reasons, '', note, ''].join('\n');
}

function measures(): readonly (readonly [string, (counts: DraftCounts) => string])[] {
  return [
    [vscode.l10n.t('Written'), ({ written }) => String(written)],
    [vscode.l10n.t('Inserted'), ({ inserted }) => String(inserted)],
    [vscode.l10n.t('Sent'), ({ sent }) => String(sent)],
    [vscode.l10n.t('Sent nearly unchanged'), ({ sentAsIs }) => String(sentAsIs)],
    [
      vscode.l10n.t('Changed before sending, on average'),
      ({ changed }) => (changed === null ? '—' : `${Math.round(changed * 100)} %`),
    ],
    [
      vscode.l10n.t('Rejected'),
      ({ rejected }) => String(Object.values(rejected).reduce((sum, count) => sum + count, 0)),
    ],
    [
      vscode.l10n.t('Closed by the customer after the robot’s answer'),
      ({ closedByCustomer }) => String(closedByCustomer),
    ],
  ];
}

function providerName(provider: Draft['provider']['kind']): string {
  switch (provider) {
    case 'builtIn':
      return vscode.l10n.t('without a model');
    case 'endpoint':
      return vscode.l10n.t('model server');
    case 'vscode':
      return vscode.l10n.t('VS Code model');
    case 'robot':
      return vscode.l10n.t('robot');
  }
}

function reasonName(reason: RejectReason): string {
  switch (reason) {
    case 'wrong':
      return vscode.l10n.t('Wrong');
    case 'otherCase':
      return vscode.l10n.t('About another case');
    case 'incomplete':
      return vscode.l10n.t('Incomplete');
    case 'tone':
      return vscode.l10n.t('Badly put');
    case 'outdated':
      return vscode.l10n.t('Out of date');
    case 'other':
      return vscode.l10n.t('Another reason');
  }
}
