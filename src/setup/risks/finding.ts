import type { Path } from '../documents/path';

/** How much attention a change asks for. Only an error keeps a change from being applied. */
export type Severity = 'safe' | 'check' | 'dangerous' | 'irreversible' | 'error';

const ORDER: readonly Severity[] = ['safe', 'check', 'dangerous', 'irreversible', 'error'];

export function worse(one: Severity, other: Severity): Severity {
  return ORDER.indexOf(one) >= ORDER.indexOf(other) ? one : other;
}

/** The parts of scripts that findings and changes speak of. */
export type PartName =
  | 'state'
  | 'transition'
  | 'timer'
  | 'action'
  | 'field'
  | 'row'
  | 'column'
  | 'measure'
  | 'filter'
  | 'sorting'
  | 'segment'
  | 'channel'
  | 'line'
  | 'folderColumn'
  | 'task'
  | 'registrationRule'
  | 'mailbox'
  | 'number'
  | 'queue'
  | 'condition'
  | 'role'
  | 'recipient'
  | 'item';

/** Where something is used: a part of the same script or another script. */
export interface Use {
  readonly script: string;
  /** For people, such as `condition.all[2].value`. */
  readonly place: string;
}

/** A rule whose name says it all. */
export type Nothing = Readonly<Record<string, never>>;

/** What each rule tells besides its name. */
export interface RuleValues {
  // A script that cannot work: errors.
  invalid: { readonly place: string; readonly expected: Expected };
  duplicateCode: { readonly part: PartName; readonly code: string };
  duplicateScript: { readonly code: string; readonly path: string };
  noInitialState: Nothing;
  severalInitialStates: { readonly states: readonly string[] };
  unknownState: { readonly part: PartName; readonly name: string; readonly state: string };
  validityReversed: { readonly line: string; readonly from: string; readonly to: string };
  cronInvalid: { readonly place: string; readonly cron: string };
  // What works, but not as somebody wants it.
  unreachableState: { readonly state: string };
  deadEndState: { readonly state: string };
  transitionWithoutRole: { readonly transition: string };
  unknownField: { readonly part: PartName; readonly name: string; readonly field: string };
  misspeltField: { readonly field: string; readonly similar: string };
  conditionUnreadable: { readonly part: PartName; readonly name: string; readonly condition: string };
  timerTransitionMissing: { readonly timer: string; readonly transition: string };
  timerTransitionElsewhere: { readonly timer: string; readonly transition: string; readonly state: string };
  unknownSorting: { readonly by: string };
  orphanLine: { readonly line: string; readonly missing: 'segment' | 'channel'; readonly code: string };
  overlappingLines: { readonly line: string; readonly other: string };
  pastValidity: { readonly line: string; readonly to: string };
  neverDelivered: { readonly line: string };
  noRecipients: { readonly line: string };
  unknownRecipient: { readonly line: string; readonly recipient: string };
  cronNever: { readonly place: string; readonly cron: string };
  cronEveryMinute: { readonly place: string; readonly cron: string };
  selectsEverything: Nothing;
  selectsNothing: Nothing;
  unknownQueue: { readonly queue: string; readonly overflow: string };
  unknownMailbox: { readonly rule: string; readonly mailbox: string };
  brokenReference: { readonly place: string; readonly code: string; readonly kind: string };
  brokenPartReference: {
    readonly place: string;
    readonly code: string;
    readonly part: 'state' | 'measure';
    readonly name: string;
  };
  openToEverybody: Nothing;
  // What the change itself does, whatever the result looks like.
  stateRemoved: { readonly state: string; readonly code: string; readonly uses: readonly Use[] };
  stateRenamed: { readonly from: string; readonly to: string; readonly uses: readonly Use[] };
  measureRemoved: { readonly measure: string; readonly uses: readonly Use[] };
  measureRenamed: { readonly from: string; readonly to: string; readonly uses: readonly Use[] };
  scriptCodeChanged: { readonly from: string; readonly to: string; readonly uses: readonly Use[] };
  scriptRemoved: { readonly code: string; readonly uses: readonly Use[] };
  accessWidened: { readonly place: 'roles' | 'export'; readonly roles: readonly string[] };
  transitionOpened: { readonly transition: string; readonly roles: readonly string[] };
  conditionDropped: { readonly part: PartName; readonly name: string };
  deliveryLost: { readonly segment: string; readonly product: string };
  retentionShortened: { readonly place: string; readonly before: number; readonly after: number };
  taskSwitchedOff: { readonly task: string };
  entityChanged: { readonly from: string; readonly to: string };
}

export type Expected = 'present' | 'text' | 'number' | 'flag' | 'list' | 'map' | 'choice' | 'date' | 'other';

export type RuleName = keyof RuleValues;

/** Something that a person should know before a change is applied. */
export type Finding = { [Rule in RuleName]: FindingOf<Rule> }[RuleName];

export interface FindingOf<Rule extends RuleName> {
  readonly rule: Rule;
  readonly severity: Exclude<Severity, 'safe'>;
  readonly document: number;
  /** Where in the script; in the state after the change, or before it for what is removed. */
  readonly path: Path;
  readonly values: RuleValues[Rule];
}

const SEVERITIES: Readonly<Record<RuleName, Exclude<Severity, 'safe'>>> = {
  invalid: 'error',
  duplicateCode: 'error',
  duplicateScript: 'error',
  noInitialState: 'error',
  severalInitialStates: 'error',
  unknownState: 'error',
  validityReversed: 'error',
  cronInvalid: 'error',
  unreachableState: 'dangerous',
  deadEndState: 'dangerous',
  transitionWithoutRole: 'dangerous',
  unknownField: 'dangerous',
  misspeltField: 'check',
  conditionUnreadable: 'check',
  timerTransitionMissing: 'dangerous',
  timerTransitionElsewhere: 'check',
  unknownSorting: 'dangerous',
  orphanLine: 'dangerous',
  overlappingLines: 'dangerous',
  pastValidity: 'check',
  neverDelivered: 'dangerous',
  noRecipients: 'dangerous',
  unknownRecipient: 'check',
  cronNever: 'dangerous',
  cronEveryMinute: 'dangerous',
  selectsEverything: 'dangerous',
  selectsNothing: 'check',
  unknownQueue: 'dangerous',
  unknownMailbox: 'dangerous',
  brokenReference: 'dangerous',
  brokenPartReference: 'dangerous',
  openToEverybody: 'dangerous',
  stateRemoved: 'irreversible',
  stateRenamed: 'dangerous',
  measureRemoved: 'dangerous',
  measureRenamed: 'dangerous',
  scriptCodeChanged: 'dangerous',
  scriptRemoved: 'dangerous',
  accessWidened: 'check',
  transitionOpened: 'check',
  conditionDropped: 'check',
  deliveryLost: 'dangerous',
  retentionShortened: 'irreversible',
  taskSwitchedOff: 'check',
  entityChanged: 'dangerous',
};

export function finding<Rule extends RuleName>(
  rule: Rule,
  path: Path,
  values: RuleValues[Rule],
  document = 0,
): FindingOf<Rule> {
  return { rule, severity: SEVERITIES[rule], document, path, values };
}

/** Tells findings apart whose place may have moved: what a rule says is what it is. */
export function findingKey({ rule, document, values }: Finding): string {
  return JSON.stringify([rule, document, values]);
}

export const RULE_NAMES = Object.keys(SEVERITIES) as readonly RuleName[];
