import * as vscode from 'vscode';
import type { FormView, NoticeView, PlanView, SetupView } from '../../../protocol/setupPanel';
import type { Regulation } from '../../../regulation/regulation';
import { lineCounts } from '../../../setup/review/lineCounts';
import type { FileReview } from '../../../setup/review/reviewFile';
import { findingsOf } from '../../../setup/plans/objectionTo';
import { findingKey } from '../../../setup/risks/finding';
import { scriptsOf, type Script } from '../../../setup/workspace/script';
import { readLifecycle } from '../../../setup/kinds/lifecycle/model';
import { findingText } from '../../setup/text/findingText';
import { documentProblemText } from '../../setup/text/problemText';
import { takenAlong, type ProposalReview } from '../following';
import { followingView } from './followingView';
import { kindTitle } from './kindTitle';
import type { Proposal } from '../proposal';
import type { ProposalSource } from '../proposalFile';
import { needsAcceptance } from '../reviewing';
import type { Territory } from '../territory';
import { changeGroups, countsText, findingView, scriptName } from './changesView';
import { formView, type RowFilter } from './formView';
import { previewView } from './previewView';

export interface ViewInput {
  readonly proposal: Proposal;
  readonly territory: Territory;
  readonly review: ProposalReview;
  readonly regulation: Regulation;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Today as `YYYY-MM-DD`. */
  readonly today: string;
  readonly moves: readonly string[];
  readonly filter: RowFilter;
  readonly notice: NoticeView | null;
  readonly isBusy: boolean;
  readonly plans: readonly PlanView[];
  readonly sources: SetupView['sources'];
}

/** Everything that the editor of one proposal shows. */
export function setupView(input: ViewInput): SetupView {
  const { proposal, territory, now, today, moves, regulation } = input;
  const { own: review, following, inside } = input.review;
  const reviews = [review, ...takenAlong(input.review).map(one => one.review)];
  const { result, base, present, ticket } = proposal;
  const scripts = scriptsOf(result);
  const former = base === null ? [] : scriptsOf(base);
  const [first] = scripts;
  const blocked = blockedText(proposal, reviews);
  return {
    title: first === undefined ? proposal.path : scriptName(first),
    kind: first === undefined ? vscode.l10n.t('Text file') : kindTitle(territory.kinds.of(first.kind), first.kind),
    path: proposal.path,
    ticket: ticket === null ? null : { id: ticket.id, summary: ticket.summary },
    source: sourceText(proposal.source),
    rev: proposal.rev,
    groups: changeGroups(review, present, territory.kinds),
    following: following.map(one => followingView(one, present, territory.kinds)),
    insidePlaces: inside.length,
    findings: review.scripts.flatMap(one => one.review.findings.map(finding => findingView(finding, present))),
    known: review.scripts.flatMap(one => one.review.known.map(findingText)),
    counts: countsText(reviews, present),
    forms: scripts.map((script): FormView => formView(partner(script, former), script, territory.kinds, input.filter)),
    onlyChanged: input.filter.onlyChanged,
    search: input.filter.search,
    preview: previewOf(scripts, former, { regulation, now, today, moves }, review),
    lines: lineCounts(base?.text ?? '', result.text),
    canUndo: proposal.canUndo,
    canRedo: proposal.canRedo,
    blocked,
    isBusy: input.isBusy,
    notice: input.notice ?? brokenNotice(proposal),
    plans: [...input.plans],
    sources: [...input.sources],
  };
}

/** The changed script of a file with several, else the first. */
function previewOf(
  scripts: readonly Script[],
  former: readonly Script[],
  context: Parameters<typeof previewView>[2],
  review: FileReview,
): SetupView['preview'] {
  const changed = review.scripts.find(one => one.review.changes.length > 0)?.script;
  const script = scripts.find(one => one.document === changed?.document) ?? scripts[0];
  if (script === undefined) return null;
  const before = partner(script, former)?.value;
  return previewView(before ?? { kind: script.kind }, script, context);
}

function partner(script: Script, former: readonly Script[]): Script | null {
  return former.find(one => one.code === script.code) ?? former[script.document] ?? null;
}

/** The text is torn while somebody types: the last word is the text editor's, where the place is marked. */
function brokenNotice({ result }: Proposal): NoticeView | null {
  const [problem] = result.problems;
  if (problem === undefined) return null;
  const line = result.text.slice(0, problem.start).split('\n').length;
  return {
    tone: 'error',
    message: vscode.l10n.t('Line {0}: {1}', line, documentProblemText(problem)),
    details: [],
    actions: [{ action: 'openText', label: vscode.l10n.t('Show the text') }],
  };
}

/** Why the proposal cannot be applied as it stands. */
function blockedText(proposal: Proposal, reviews: readonly FileReview[]): string | null {
  if (proposal.result.problems.length > 0) return vscode.l10n.t('The text cannot be read as a script.');
  if (!proposal.isChanged) return vscode.l10n.t('Nothing is changed yet.');
  const findings = reviews.flatMap(findingsOf);
  if (findings.some(({ severity }) => severity === 'error')) {
    return vscode.l10n.t('The result has errors. Correct them first.');
  }
  if (reviews.some(review => hasOpenTarget(proposal, review)))
    return vscode.l10n.t('Choose where the objects of the removed states go.');
  const { acceptedRisks } = proposal.present;
  const open = findings.filter(one => needsAcceptance(one) && !acceptedRisks.includes(findingKey(one)));
  return open.length === 0 ? null : vscode.l10n.t('Read the consequences and accept them first: {0}.', open.length);
}

function hasOpenTarget({ present }: Proposal, { scripts }: FileReview): boolean {
  return scripts.some(({ script, review }) => {
    const states = readLifecycle(script.value).states.map(state => state.code);
    return review.changes
      .flatMap(change => change.needsTarget)
      .some(state => {
        const chosen = present.stateTargets.find(one => one.script === script.code && one.state === state);
        return chosen === undefined || !states.includes(chosen.target);
      });
  });
}

function sourceText(source: ProposalSource): string {
  switch (source.from) {
    case 'own':
      return vscode.l10n.t('your own change');
    case 'attachment':
      return vscode.l10n.t('from the file «{0}» of the ticket', source.name);
    case 'git':
      return vscode.l10n.t('from the version {0}', source.name);
    case 'template':
      return vscode.l10n.t('a new script from the template');
    case 'assistant':
      return vscode.l10n.t('proposed by «ВЭллИИ»');
  }
}
