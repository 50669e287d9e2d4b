import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { err, ok, type Result } from '../../../base/result';
import type { ApplyFailure } from '../../../setup/plans/applyPlan';
import { inversePlan } from '../../../setup/plans/makePlan';
import type { Plan } from '../../../setup/plans/plan';
import type { PlanRecord } from '../../../setup/plans/planStore';
import { readLifecycle } from '../../../setup/kinds/lifecycle/model';
import type { ReviewContext } from '../../../setup/review/review';
import { findingKey } from '../../../setup/risks/finding';
import { findingText } from '../../setup/text/findingText';
import { carryOut, type CarryOutWith } from './applyProposal';

export interface TakeBackWith extends CarryOutWith {
  readonly author: string;
}

/**
 * Takes an applied plan back with the same checks as applying. Consequences of that are put to the person one by one.
 * `null`: the person thought better of it.
 */
export async function takeBack(record: PlanRecord, using: TakeBackWith): Promise<Result<Plan, ApplyFailure> | null> {
  const head = { id: randomUUID(), author: using.author.slice(0, 200), now: using.now };
  const text = vscode.l10n.t('Take back: {0}', record.plan.title).slice(0, 500);
  let plan: Plan = { ...inversePlan(record.plan, head), title: text };
  if (!(await confirmed(vscode.l10n.t('Take this change back?'), [record.plan.title]))) return null;
  for (;;) {
    const applied = await carryOut(plan, using);
    if (applied.ok) return ok(plan);
    const { error } = applied;
    if (error.kind === 'risksNotAccepted') {
      if (!(await confirmed(vscode.l10n.t('Taking it back has consequences:'), error.findings.map(findingText))))
        return null;
      plan = { ...plan, acceptedRisks: [...plan.acceptedRisks, ...error.findings.map(findingKey)] };
    } else if (error.kind === 'targetMissing') {
      const target = await askTarget(error.script, error.state, using.context);
      if (target === null) return null;
      plan = { ...plan, stateTargets: [...plan.stateTargets, { script: error.script, state: error.state, target }] };
    } else return err(error);
  }
}

async function confirmed(message: string, details: readonly string[]): Promise<boolean> {
  const yes = vscode.l10n.t('Take Back');
  const answer = await vscode.window.showWarningMessage(message, { modal: true, detail: details.join('\n') }, yes);
  return answer === yes;
}

async function askTarget(
  script: string,
  state: string,
  { former }: Pick<ReviewContext, 'former'>,
): Promise<string | null> {
  const states = former.withCode(script).flatMap(one => readLifecycle(one.value).states);
  const picked = await vscode.window.showQuickPick(
    states.filter(({ code }) => code !== state).map(({ code, title }) => ({ label: title, description: code, code })),
    { title: vscode.l10n.t('Objects in the state {0} go to', state), ignoreFocusOut: true },
  );
  return picked?.code ?? null;
}
