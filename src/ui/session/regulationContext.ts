import type { Dictionary } from '../../mantis/dictionary';
import type { Mapping } from '../../mantis/mapping';
import type { PriorityKey, RegulationContext } from '../../regulation/input';
import type { Policy } from '../../regulation/policy/schema';

/** Mantis's usual ids, for statuses that neither the mapping nor the server names. */
const usual = { acknowledged: 30, confirmed: 40 };

/** Who is who on this server and which number means what (RULES C2, C4, C7). */
export function regulationContext(dictionary: Dictionary, mapping: Mapping, policy: Policy): RegulationContext {
  const { specialStatuses, users, myAccessLevel } = dictionary;
  const staffThreshold = policy.staffThreshold.value;
  return {
    accessLevels: new Map(users.map(user => [user.id, user.accessLevel])),
    robots: robotIds(dictionary, policy),
    staffThreshold,
    leadThreshold: policy.leadThreshold.value,
    resolvedThreshold: specialStatuses.resolvedFrom,
    statuses: {
      feedback: mapping.statuses.feedback ?? specialStatuses.feedback,
      acknowledged: mapping.statuses.acknowledged ?? usual.acknowledged,
      confirmed: mapping.statuses.confirmed ?? usual.confirmed,
      assigned: mapping.statuses.assigned ?? specialStatuses.assigned,
    },
    priorities: new Map(
      Object.entries(mapping.priorities).map(([id, priority]): [number, PriorityKey] => [Number(id), priority]),
    ),
    seesEverything: myAccessLevel >= staffThreshold,
  };
}

function robotIds({ users }: Dictionary, policy: Policy): ReadonlySet<number> {
  const named = new Set(policy.robot.users.value);
  return new Set(users.filter(user => named.has(user.login) || named.has(user.id)).map(user => user.id));
}
