import * as vscode from 'vscode';
import { singleLine } from '../../base/plainText';
import { classify, typeText } from '../../mantis/classify';
import type { Mapping } from '../../mantis/mapping';
import type { BriefTicket } from '../../mantis/newestIssues';
import type { MappingPreview } from '../../protocol/mappingPanel';
import type { Priority, TicketType } from '../../tickets/ticket';
import { priorityTerm, typeTerm } from '../sla/terms';

type Ready = Extract<MappingPreview, { phase: 'ready' }>;
type Row = Ready['rows'][number];
type Group = Ready['counts'][number];

const summaryLength = 200;
const nameLength = 80;

/** Real tickets as they would be classified, and how many fall into each class. */
export function previewOf(tickets: readonly BriefTicket[], mapping: Mapping): Ready {
  const rows = tickets.map(ticket => rowOf(ticket, mapping));
  const typesTold = tickets.map(({ traces }) => classify(traces, mapping).type);
  return {
    phase: 'ready',
    rows,
    counts: [
      priorityCounts(rows),
      typeCounts(typesTold),
      {
        key: 'customer',
        title: vscode.l10n.t('Customer'),
        counts: [
          count('known', vscode.l10n.t('known'), rows.filter(({ customer }) => customer !== null).length, false),
          count('unknown', vscode.l10n.t('not known'), rows.filter(({ customer }) => customer === null).length, true),
        ],
      },
    ],
  };
}

function rowOf({ id, summary, priorityLabel, traces }: BriefTicket, mapping: Mapping): Row {
  const { regulationPriority, type, customer } = classify(traces, mapping);
  return {
    id,
    summary: singleLine(summary, summaryLength),
    priority: {
      own: singleLine(priorityLabel, nameLength),
      kind: regulationPriority ?? 'outside',
      term: regulationPriority === null ? vscode.l10n.t('outside the regulation') : priorityTerm[regulationPriority],
    },
    type: {
      own: singleLine(typeText(traces, mapping), nameLength),
      term: type === null ? null : typeTerm[type],
    },
    customer: customer === null ? null : singleLine(customer, nameLength),
  };
}

function priorityCounts(rows: readonly Row[]): Group {
  const having = (kind: string): number => rows.filter(({ priority }) => priority.kind === kind).length;
  const terms = Object.entries(priorityTerm) as [Priority, string][];
  return {
    key: 'priority',
    title: vscode.l10n.t('Priority'),
    counts: [
      ...terms.map(([kind, label]) => count(kind, label, having(kind), false)),
      count('outside', vscode.l10n.t('outside the regulation'), having('outside'), true),
    ],
  };
}

function typeCounts(types: readonly (TicketType | null)[]): Group {
  const having = (wanted: TicketType | null): number => types.filter(type => type === wanted).length;
  const terms = Object.entries(typeTerm) as [TicketType, string][];
  return {
    key: 'type',
    title: vscode.l10n.t('Type'),
    counts: [
      ...terms.map(([type, label]) => count(type, label, having(type), false)),
      count('none', vscode.l10n.t('no type'), having(null), true),
    ],
  };
}

function count(key: string, label: string, number: number, isUnclassified: boolean): Group['counts'][number] {
  return { key, label, count: number, isUnclassified };
}
