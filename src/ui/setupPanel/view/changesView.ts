import * as vscode from 'vscode';
import type { ChangeView, FindingView, SetupView } from '../../../protocol/setupPanel';
import type { RefusedChange, Snapshot } from '../../../setup/editing/snapshot';
import type { Kinds } from '../../../setup/kinds/kinds';
import { readLifecycle } from '../../../setup/kinds/lifecycle/model';
import { itemsOf } from '../../../setup/kinds/reading';
import type { ReviewedChange } from '../../../setup/review/review';
import type { FileReview } from '../../../setup/review/reviewFile';
import { findingKey, worse, type Finding, type Severity } from '../../../setup/risks/finding';
import type { Script } from '../../../setup/workspace/script';
import { changeText, type ChangeWords } from '../../setup/text/changeText';
import { findingText } from '../../setup/text/findingText';
import { severityText } from '../../setup/text/severityText';
import { needsAcceptance } from '../reviewing';

const ORDER: readonly Severity[] = ['error', 'irreversible', 'dangerous', 'check', 'safe'];

/** The changes by risk, the gravest first; refused ones stay in the list so that they can be taken up again. */
export function changeGroups(review: FileReview, snapshot: Snapshot, kinds: Kinds): SetupView['groups'] {
  const own = review.scripts.flatMap(({ script, review: { changes } }) =>
    changes.map(change => changeView(change, script, snapshot, kinds, true)),
  );
  const whole = review.whole.map(change => changeView(change, null, snapshot, kinds, false));
  const refused = snapshot.refused.map(change => refusedView(change, kinds));
  const all = [...own, ...whole, ...refused];
  return ORDER.map(severity => ({
    severity,
    title: severityText(severity),
    changes: all.filter(change => change.severity === severity),
  })).filter(({ changes }) => changes.length > 0);
}

export function findingView(finding: Finding, { acceptedRisks }: Snapshot): FindingView {
  const key = findingKey(finding);
  return {
    severity: finding.severity,
    text: findingText(finding),
    risk: needsAcceptance(finding) ? key : null,
    isAccepted: acceptedRisks.includes(key),
  };
}

/** What fields and columns are called, and how a declared kind calls its keys. */
function wordsOf(script: Script | null, kinds: Kinds): ChangeWords {
  if (script === null) return {};
  const named = [...itemsOf(script.value, 'fields'), ...itemsOf(script.value, 'columns', 'field')];
  const titles = new Map(named.flatMap(({ code, title }) => (title === '' ? [] : [[code, title] as const])));
  return { titles, labels: kinds.of(script.kind).labels };
}

/** The changes in words, for the reply and for the title of a plan. */
export function changeLines(review: FileReview, kinds: Kinds): readonly string[] {
  return [
    ...review.scripts.flatMap(({ script, review: { changes } }) =>
      changes.map(change => changeText(change.text, wordsOf(script, kinds))),
    ),
    ...review.whole.map(change => changeText(change.text)),
  ];
}

function changeView(
  change: ReviewedChange,
  script: Script | null,
  snapshot: Snapshot,
  kinds: Kinds,
  canRefuse: boolean,
): ChangeView {
  return {
    id: change.id,
    text: changeText(change.text, wordsOf(script, kinds)),
    severity: change.severity,
    isAccepted: true,
    canRefuse,
    findings: change.findings.map(finding => findingView(finding, snapshot)),
    targets: script === null ? [] : change.needsTarget.map(state => targetView(state, script, snapshot)),
  };
}

function targetView(state: string, script: Script, { stateTargets }: Snapshot): ChangeView['targets'][number] {
  const { states } = readLifecycle(script.value);
  const chosen = stateTargets.find(one => one.script === script.code && one.state === state)?.target ?? '';
  return {
    script: script.code,
    state,
    label: vscode.l10n.t('Objects in the state {0} go to', state),
    value: states.some(one => one.code === chosen) ? chosen : '',
    options: [
      { value: '', label: vscode.l10n.t('— choose a state —') },
      ...states.map(({ code, title }) => ({ value: code, label: title === code ? code : `${title} (${code})` })),
    ],
  };
}

function refusedView({ id, text: change, kind }: RefusedChange, kinds: Kinds): ChangeView {
  return {
    id,
    text: changeText(change, { labels: kinds.of(kind).labels }),
    severity: 'safe',
    isAccepted: false,
    canRefuse: true,
    findings: [],
    targets: [],
  };
}

/** «изменений: 3, отклонено: 1», and how grave they are. */
export function countsText(reviews: readonly FileReview[], snapshot: Snapshot): string {
  const changes = reviews.flatMap(({ scripts, whole }) => [...scripts.flatMap(one => one.review.changes), ...whole]);
  if (changes.length === 0) return vscode.l10n.t('Nothing is changed yet.');
  const gravest = changes.reduce<Severity>((worst, one) => worse(worst, one.severity), 'safe');
  const counted = vscode.l10n.t('Changes: {0}. The gravest: {1}.', changes.length, severityText(gravest).toLowerCase());
  const { length } = snapshot.refused;
  return [
    counted,
    ...(reviews.length > 1 ? [vscode.l10n.t('Files: {0}.', reviews.length)] : []),
    ...(length > 0 ? [vscode.l10n.t('Refused: {0}.', length)] : []),
  ].join(' ');
}

export function scriptName(script: Script): string {
  return script.title === '' ? script.code : `${script.code} «${script.title}»`;
}
