import type { Operation } from '../documents/operation';
import type { SetupFile } from '../documents/setupFile';
import { finding, worse, type Severity } from '../risks/finding';
import { pathText } from '../workspace/references';
import { scriptsOf, type Script } from '../workspace/script';
import { lineCounts } from './lineCounts';
import { acceptedOperations, reviewScript, type Review, type ReviewContext, type ReviewedChange } from './review';

export interface ScriptReview {
  readonly script: Script;
  readonly review: Review;
}

/** What changes in a file: script by script, or as lines where there is no structure. */
export interface FileReview {
  readonly path: string;
  readonly scripts: readonly ScriptReview[];
  /** Changes of the file as a whole; they cannot be refused one by one. */
  readonly whole: readonly ReviewedChange[];
  readonly severity: Severity;
}

/** Compares two states of a file; `null` for a file that is not there. Context as in `reviewScript`. */
export function reviewFile(before: SetupFile | null, after: SetupFile | null, context: ReviewContext): FileReview {
  const path = after?.path ?? before?.path ?? '';
  const former = before === null ? [] : scriptsOf(before);
  const current = after === null ? [] : scriptsOf(after);
  if (former.length === 0 && current.length === 0) return opaque(path, before, after);
  const pairs = former.map(script => ({ script, partner: partnerOf(script, former, current) }));
  const scripts = pairs.flatMap(({ script, partner }) =>
    partner === undefined ? [] : [{ script: partner, review: reviewScript(script, partner, context) }],
  );
  const gone = pairs.filter(({ partner }) => partner === undefined).map(({ script }) => removedScript(script, context));
  const fresh = current.filter(script => !pairs.some(({ partner }) => partner === script));
  const whole = [...gone, ...fresh.map(script => addedScript(script, context))];
  const severity = [...scripts.map(({ review }) => review.severity), ...whole.map(change => change.severity)];
  return { path, scripts, whole, severity: severity.reduce<Severity>(worse, 'safe') };
}

/** The operations of accepted changes of a whole file. */
export function operationsOf({ scripts }: FileReview, accepted: ReadonlySet<string>): readonly Operation[] {
  return scripts.flatMap(({ review }) => acceptedOperations(review, accepted));
}

/** The same script in the other state: by its code, else by its place. */
function partnerOf(script: Script, former: readonly Script[], current: readonly Script[]): Script | undefined {
  const byCode = current.find(one => one.code === script.code);
  if (byCode !== undefined) return byCode;
  const inPlace = current[script.document];
  const isTaken = former.some(one => one.code === inPlace?.code);
  return isTaken || former.length !== current.length ? undefined : inPlace;
}

function addedScript(script: Script, context: ReviewContext): ReviewedChange {
  const nothing = { ...script, value: {} };
  const { findings, changes } = reviewScript(nothing, script, context);
  const all = [...findings, ...changes.flatMap(change => change.findings)].filter(one => one.rule !== 'accessWidened');
  return {
    id: `added ${script.code}`,
    text: { message: 'scriptAdded', code: script.code, title: script.title },
    differences: [],
    findings: all,
    severity: all.reduce<Severity>((worst, one) => worse(worst, one.severity), 'safe'),
    needsTarget: [],
  };
}

function removedScript(script: Script, { workspace }: ReviewContext): ReviewedChange {
  const uses = workspace.usesOf(script.code).map(use => ({ script: use.from.code, place: pathText(use.path) }));
  const found = finding('scriptRemoved', [], { code: script.code, uses }, script.document);
  return {
    id: `removed ${script.code}`,
    text: { message: 'scriptRemoved', code: script.code, title: script.title },
    differences: [],
    findings: [found],
    severity: found.severity,
    needsTarget: [],
  };
}

function opaque(path: string, before: SetupFile | null, after: SetupFile | null): FileReview {
  const counts = lineCounts(before?.text ?? '', after?.text ?? '');
  if (counts.added === 0 && counts.removed === 0) return { path, scripts: [], whole: [], severity: 'safe' };
  const change: ReviewedChange = {
    id: `lines ${path}`,
    text: { message: 'linesChanged', ...counts },
    differences: [],
    findings: [],
    severity: 'check',
    needsTarget: [],
  };
  return { path, scripts: [], whole: [change], severity: 'check' };
}
