import * as z from 'zod';
import type { Policy } from '../../regulation/policy/schema';
import { readMachineSetting } from '../connection/machineSettings';

const setting = z.array(z.string().min(1)).catch([]);

/** The policy with the robot's accounts from the settings (RULES C2). */
export function withRobotUsers(policy: Policy): Policy {
  const users = setting.parse(readMachineSetting('robotUsers'));
  return { ...policy, robot: { ...policy.robot, users: { value: users, source: 'assumption' } } };
}
