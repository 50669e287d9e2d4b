import type { NoteFacts, RegulationContext } from '../input';

/** Whether something counts; `maybe` when that hangs on an access level nobody ever saw (RULES C2). */
export type Certainty = 'yes' | 'maybe' | 'no';

export function weaker(a: Certainty, b: Certainty): Certainty {
  if (a === 'no' || b === 'no') return 'no';
  return a === 'maybe' || b === 'maybe' ? 'maybe' : 'yes';
}

/** Whether the user is staff; the robot never is (RULES C2). */
export function staffStanding(userId: number | null, context: RegulationContext): Certainty {
  if (userId === null) return 'maybe';
  if (context.robots.has(userId)) return 'no';
  const level = context.accessLevels.get(userId);
  if (level === undefined) return 'maybe';
  return level >= context.staffThreshold ? 'yes' : 'no';
}

/** Whether the note is staff's: by its author, not by who posted it, and not when it bears the robot's marker (RULES C2, C5). */
export function noteStanding(note: NoteFacts, context: RegulationContext, robotMarker: string): Certainty {
  if (note.isReminder || !(note.hasFiles || note.text.trim() !== '')) return 'no';
  const standing = staffStanding(note.authorId, context);
  return standing !== 'no' && note.text.includes(robotMarker) ? 'no' : standing;
}
