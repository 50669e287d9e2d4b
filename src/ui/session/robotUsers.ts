import * as z from 'zod';
import type { Policy } from '../../regulation/policy/schema';
import { readMachineSetting, writeMachineSetting } from '../connection/machineSettings';

const setting = z.array(z.string().min(1)).catch([]);

/** Logins of the robot's accounts by the settings (RULES C2). */
export function readRobotUsers(): readonly string[] {
  return setting.parse(readMachineSetting('robotUsers'));
}

/** Leaves the setting alone when it says so already. */
export async function saveRobotUsers(users: readonly string[]): Promise<void> {
  const isSame = JSON.stringify(users.toSorted()) === JSON.stringify(readRobotUsers().toSorted());
  if (!isSame) await writeMachineSetting('robotUsers', users);
}

/** The policy with the robot's accounts from the settings beside those that it names itself. */
export function withRobotUsers(policy: Policy): Policy {
  const { users } = policy.robot;
  const all = [...new Set([...readRobotUsers(), ...users.value])];
  return { ...policy, robot: { ...policy.robot, users: { value: all, source: users.source } } };
}
