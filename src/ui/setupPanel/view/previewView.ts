import * as vscode from 'vscode';
import type { PivotView, SetupPreview } from '../../../protocol/setupPreview';
import { dayOff } from '../../../regulation/calendar/calendar';
import { dayNumber } from '../../../regulation/worktime/civil';
import type { Regulation } from '../../../regulation/regulation';
import { readCondition } from '../../../setup/conditions/conditionTree';
import { get, sameValue, type Value } from '../../../setup/documents/value';
import { itemsOf } from '../../../setup/kinds/reading';
import { readLifecycle, stateTitle } from '../../../setup/kinds/lifecycle/model';
import { compareDeliveries, type Delivery } from '../../../setup/preview/deliveries';
import { lifecycleGraph } from '../../../setup/preview/lifecycleGraph';
import { pivotOf, type Pivot } from '../../../setup/preview/pivot';
import { compareRuns, type RunTimes } from '../../../setup/preview/plannedRuns';
import {
  diverges,
  findDivergences,
  startSimulation,
  stepSimulation,
  type Divergence,
  type Move,
  type Side,
} from '../../../setup/preview/simulation';
import { DEFAULT_ZONE } from '../../../setup/schedule';
import { text, type Script } from '../../../setup/workspace/script';
import { conditionText } from '../../setup/text/conditionText';

/** Days ahead that the calendar of deliveries shows. */
const DAYS_AHEAD = 21;
/** Places where two lifecycles part that are told in words. */
const MOST_DIVERGENCES = 12;

export interface PreviewContext {
  readonly regulation: Regulation;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Today as `YYYY-MM-DD`. */
  readonly today: string;
  /** Codes of the transitions that the simulated object has made. */
  readonly moves: readonly string[];
}

/** The picture of a script before and after the change; `null` for kinds that have none. */
export function previewView(before: Value, after: Script, context: PreviewContext): SetupPreview | null {
  switch (after.kind) {
    case 'lifecycle':
      return lifecyclePreview(before, after.value, context.moves);
    case 'olap-report':
      return {
        kind: 'report',
        before: pivotView(pivotOf(before)),
        after: pivotView(pivotOf(after.value)),
        isSame: sameValue(before, after.value),
      };
    case 'delivery-schema':
      return deliveriesPreview(before, after.value, context);
    case 'selection-folder':
      return sentencePreview(before, after.value);
    case 'system-settings':
      return itemsOf(after.value, 'tasks').length === 0 && itemsOf(before, 'tasks').length === 0
        ? null
        : runsPreview(before, after.value, context.now);
    default:
      return null;
  }
}

function lifecyclePreview(before: Value, after: Value, moves: readonly string[]): SetupPreview {
  const graph = lifecycleGraph(before, after);
  let simulation = startSimulation(before, after);
  for (const code of moves) simulation = stepSimulation(before, after, simulation, code);
  const [former, current] = [readLifecycle(before), readLifecycle(after)];
  const nameIn = (lifecycle: typeof former, code: string | null): string =>
    code === null ? vscode.l10n.t('nowhere') : stateTitle(lifecycle, code);
  const side = ({ state, moves: possible }: Side, lifecycle: typeof former) => ({
    state: state === null ? null : stateTitle(lifecycle, state),
    moves: possible.map(move => ({
      code: move.code,
      title: `${move.title} → ${stateTitle(lifecycle, move.to)}`,
      detail: moveDetail(move),
    })),
  });
  return {
    kind: 'lifecycle',
    nodes: graph.nodes.map(({ code, title, initial, final, presence }) => ({ code, title, initial, final, presence })),
    edges: graph.edges.map(edge => ({
      code: edge.code,
      title: edge.title,
      from: edge.from,
      to: edge.to,
      detail: moveDetail(edge),
      presence: edge.presence,
    })),
    divergences: findDivergences(before, after)
      .slice(0, MOST_DIVERGENCES)
      .map(one => divergenceText(one, code => nameIn(current, code))),
    simulation: {
      former: side(simulation.former, former),
      current: side(simulation.current, current),
      diverges: diverges(simulation),
      steps: simulation.steps.map(step => ({
        move: step.move,
        former: nameIn(former, step.former),
        current: nameIn(current, step.current),
        differs: step.former !== step.current,
      })),
    },
  };
}

function divergenceText({ state, onlyFormer, onlyCurrent }: Divergence, name: (code: string) => string): string {
  const list = (moves: readonly Move[]): string => moves.map(({ title }) => `«${title}»`).join(', ');
  const parts = [
    ...(onlyFormer.length > 0 ? [vscode.l10n.t('only before: {0}', list(onlyFormer))] : []),
    ...(onlyCurrent.length > 0 ? [vscode.l10n.t('only after: {0}', list(onlyCurrent))] : []),
  ];
  return `${name(state)}: ${parts.join('; ')}`;
}

function moveDetail({ roles, condition }: Pick<Move, 'roles' | 'condition'>): string {
  const who = roles.length === 0 ? vscode.l10n.t('for nobody') : roles.join(', ');
  return condition === '' ? who : vscode.l10n.t('{0}; if {1}', who, condition);
}

function pivotView({ rowHeadings, header, rows, filters }: Pivot): PivotView {
  return {
    rowHeadings: [...rowHeadings],
    header: header.map(line => line.map(({ text: words, span }) => ({ text: words, span }))),
    rows: rows.map(row => ({ cells: [...row.cells], isSubtotal: row.isSubtotal, numbers: [...row.numbers] })),
    filters: [...filters],
  };
}

function deliveriesPreview(before: Value, after: Value, { regulation, today }: PreviewContext): SetupPreview {
  const isWorkingDay = (day: string): boolean => {
    const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
    const { kinds } = regulation.calendar.yearDays(year);
    return kinds[dayNumber(year, month, date) - dayNumber(year, 1, 1)] !== dayOff;
  };
  const days = compareDeliveries(before, after, today, DAYS_AHEAD, isWorkingDay);
  return {
    kind: 'deliveries',
    period: vscode.l10n.t('The next {0} days from {1}', DAYS_AHEAD, dayText(today)),
    days: days.map(({ day, added, removed, same }) => ({
      day: dayText(day),
      added: added.map(deliveryText),
      removed: removed.map(deliveryText),
      same: same.map(deliveryText),
    })),
  };
}

function deliveryText({ name, recipients, movedFrom }: Delivery): string {
  const line = recipients.length === 0 ? name : `${name} → ${recipients.join(', ')}`;
  return movedFrom === null ? line : vscode.l10n.t('{0} (moved from {1})', line, dayText(movedFrom));
}

function dayText(day: string): string {
  return new Intl.DateTimeFormat(vscode.env.language, {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));
}

function runsPreview(before: Value, after: Value, now: number): SetupPreview {
  const zone = text(after, 'zone') || DEFAULT_ZONE;
  const format = new Intl.DateTimeFormat(vscode.env.language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone === '' ? DEFAULT_ZONE : zone,
  });
  const times = (run: RunTimes | null) =>
    run === null ? null : { cron: run.cron, isOff: !run.enabled, runs: run.runs.map(at => format.format(at)) };
  const tasks = compareRuns(before, after, now).map(({ title, before: was, after: is }) => ({
    title,
    presence: presenceOf(was, is),
    before: times(was),
    after: times(is),
  }));
  // What changes is what the person wants to see.
  const order = ['changed', 'added', 'removed', 'same'];
  return {
    kind: 'runs',
    zone,
    tasks: tasks.sort((one, other) => order.indexOf(one.presence) - order.indexOf(other.presence)),
  };
}

function presenceOf(was: RunTimes | null, is: RunTimes | null): 'same' | 'added' | 'removed' | 'changed' {
  if (was === null) return 'added';
  if (is === null) return 'removed';
  return was.cron === is.cron && was.enabled === is.enabled ? 'same' : 'changed';
}

function sentencePreview(before: Value, after: Value): SetupPreview {
  const sentence = (value: Value): string => conditionText(readCondition(get(value, 'condition')), fieldTitles(value));
  return {
    kind: 'sentence',
    before: sentence(before),
    after: sentence(after),
    columnsBefore: columnsOf(before),
    columnsAfter: columnsOf(after),
  };
}

function fieldTitles(value: Value): ReadonlyMap<string, string> {
  return new Map(
    itemsOf(value, 'columns', 'field').flatMap(({ code, title }) => (title === '' ? [] : [[code, title]])),
  );
}

function columnsOf(value: Value): string[] {
  return itemsOf(value, 'columns', 'field').map(({ code, title }) => title || code);
}
