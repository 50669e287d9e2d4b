import type { HistoryLine, NoteFacts, RegulationContext, TicketFacts } from '../../../../src/regulation/input';

/**
 * A second reading of RULES C1–C7 for tickets whose history is complete: slow, in the words of the rules, and without
 * anything from the code under test. It answers for one milestone which event decides.
 */
export interface ReferenceVerdict {
  readonly state: 'open' | 'met' | 'unknown';
  readonly at: number | null;
  readonly by: number | null;
}

type Milestone = 'assign' | 'start' | 'plan' | 'resolve' | 'queue' | 'deliver';
type Answer = 'yes' | 'perhaps' | 'no';

export function referenceVerdict(
  facts: TicketFacts,
  context: RegulationContext,
  milestone: Milestone,
): ReferenceVerdict {
  const moments = orderedMoments(facts);
  const resolvedFrom = presentResolution(facts, context, moments);
  for (let index = 0; index < moments.length; index++) {
    const own = meetsBy(facts, context, moments, index, milestone);
    const resolvedHere = resolvedFrom === index;
    if (resolvedHere) return { state: 'met', at: moments[index]!.at, by: moments[index]!.by };
    if (own === null) continue;
    if (own.answer === 'perhaps') return { state: 'unknown', at: null, by: null };
    if (own.answer === 'yes') return { state: 'met', at: moments[index]!.at, by: own.by };
  }
  return { state: 'open', at: null, by: null };
}

/** Everything that happened, one after the other; the submission with what it set comes first. */
type Moment = { readonly at: number; readonly by: number | null } & (
  | { readonly is: 'submission'; readonly status: number; readonly version: string }
  | { readonly is: 'line'; readonly line: HistoryLine }
  | { readonly is: 'noteWithoutLine'; readonly note: NoteFacts }
);

function orderedMoments(facts: TicketFacts): Moment[] {
  let lines = [...facts.history!];
  if (lines.at(-1)!.kind === 'created' && lines.length > 1) lines.reverse();
  const second = (at: number) => Math.floor(at / 1000);
  // A bubble sort keeps the order of equals and needs no trust in the platform's.
  for (const _pass of lines) {
    for (let i = 0; i + 1 < lines.length; i++) {
      if (second(lines[i]!.at) > second(lines[i + 1]!.at)) {
        lines = [...lines.slice(0, i), lines[i + 1]!, lines[i]!, ...lines.slice(i + 2)];
      }
    }
  }
  const firstOf = (kind: HistoryLine['kind']) => lines.find(line => line.kind === kind);
  const status = firstOf('status');
  const version = firstOf('targetVersion');
  const moments: Moment[] = [
    {
      is: 'submission',
      at: facts.submittedAt,
      by: firstOf('created')!.userId,
      status: status?.kind === 'status' ? status.oldId : facts.statusId,
      version: version?.kind === 'targetVersion' ? version.oldValue : (facts.targetVersion ?? ''),
    },
  ];
  const rest = facts.notes!.filter(note => !lines.some(line => line.kind === 'noteAdded' && line.noteId === note.id));
  for (let index = 0; index <= lines.length; index++) {
    const line = lines[index];
    for (const note of [...rest].sort((a, b) => a.at - b.at || a.id - b.id)) {
      const goesHere = line === undefined || second(note.at) < second(line.at);
      const placed = moments.some(moment => moment.is === 'noteWithoutLine' && moment.note === note);
      if (goesHere && !placed) moments.push({ is: 'noteWithoutLine', at: note.at, by: note.authorId, note });
    }
    if (line !== undefined) moments.push({ is: 'line', at: line.at, by: line.userId, line });
  }
  return moments;
}

/** C7: going back from the end as long as the ticket was resolved. */
function presentResolution(facts: TicketFacts, context: RegulationContext, moments: readonly Moment[]): number | null {
  if (facts.statusId < context.resolvedThreshold) return null;
  for (let index = moments.length - 1; index > 0; index--) {
    const moment = moments[index]!;
    if (moment.is !== 'line' || moment.line.kind !== 'status') continue;
    if (moment.line.oldId < context.resolvedThreshold) return index;
  }
  return 0;
}

function meetsBy(
  facts: TicketFacts,
  context: RegulationContext,
  moments: readonly Moment[],
  index: number,
  milestone: Milestone,
): { answer: Answer; by: number | null } | null {
  const moment = moments[index]!;
  const { statuses } = context;
  if (milestone === 'resolve' || milestone === 'deliver') return null;
  if (milestone === 'assign') {
    if (moment.is !== 'line' || moment.line.kind !== 'handler' || moment.line.newId === 0) return null;
    return { answer: isStaff(moment.line.newId, context), by: moment.by };
  }
  const shown = noteShownAt(facts, moments, index);
  if (shown !== null && milestone !== 'queue') {
    let answer = noteCounts(shown, context);
    if (milestone === 'start') {
      const before = moments
        .slice(0, index)
        .map(earlier =>
          earlier.is === 'line' && earlier.line.kind === 'handler' && earlier.line.newId !== 0
            ? isStaff(earlier.line.newId, context)
            : 'no',
        );
      const assigned: Answer = before.includes('yes') ? 'yes' : before.includes('perhaps') ? 'perhaps' : 'no';
      if (answer === 'no' || assigned === 'no') answer = 'no';
      else if (assigned === 'perhaps') answer = 'perhaps';
    }
    return { answer, by: shown.authorId };
  }
  const least = milestone === 'start' ? statuses.confirmed : statuses.acknowledged;
  if (moment.is === 'submission') {
    const setStatus = moment.status < context.resolvedThreshold && moment.status >= least;
    const setVersion = milestone === 'queue' && moment.version !== '';
    return setStatus || setVersion ? { answer: isStaff(moment.by, context), by: moment.by } : null;
  }
  if (moment.is !== 'line') return null;
  const { line } = moment;
  if (line.kind === 'targetVersion' && milestone === 'queue' && line.newValue !== '') {
    return { answer: isStaff(line.userId, context), by: line.userId };
  }
  if (line.kind !== 'status' || line.newId < least) return null;
  if (line.oldId < context.resolvedThreshold !== line.newId < context.resolvedThreshold) return null;
  if (line.newId === statuses.assigned) {
    if (line.oldId === statuses.feedback && line.userId === facts.reporterId) return null;
    const beside = facts.history!.some(
      other =>
        other.kind === 'handler' &&
        other.userId === line.userId &&
        Math.floor(other.at / 1000) === Math.floor(line.at / 1000),
    );
    if (beside) return null;
  }
  return { answer: isStaff(line.userId, context), by: line.userId };
}

/** C5: the note that becomes public for the first time at this moment. */
function noteShownAt(facts: TicketFacts, moments: readonly Moment[], index: number): NoteFacts | null {
  for (const note of facts.notes!) {
    const changes = moments.filter(
      m => m.is === 'line' && m.line.kind === 'noteViewState' && m.line.noteId === note.id,
    );
    const first = changes[0];
    const firstHides = first?.is === 'line' && first.line.kind === 'noteViewState' && first.line.isPrivate;
    const beganPublic = first === undefined ? !note.isPrivate : firstHides;
    const shownAt = moments.findIndex(m => {
      if (m.is === 'noteWithoutLine') return beganPublic && m.note.id === note.id;
      if (m.is !== 'line') return false;
      if (m.line.kind === 'noteAdded') return beganPublic && m.line.noteId === note.id;
      return m.line.kind === 'noteViewState' && !beganPublic && m.line.noteId === note.id && !m.line.isPrivate;
    });
    if (shownAt === index) return note;
  }
  return null;
}

function noteCounts(note: NoteFacts, context: RegulationContext): Answer {
  if (note.isReminder) return 'no';
  if (note.text.trim() === '' && !note.hasFiles) return 'no';
  if (note.text.includes('[ВЭллИИ]')) return 'no';
  return isStaff(note.authorId, context);
}

function isStaff(userId: number | null, context: RegulationContext): Answer {
  if (userId !== null && context.robots.has(userId)) return 'no';
  const level = userId === null ? undefined : context.accessLevels.get(userId);
  if (level === undefined) return 'perhaps';
  return level >= context.staffThreshold ? 'yes' : 'no';
}
