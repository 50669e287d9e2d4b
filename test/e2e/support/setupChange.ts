import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { eventually } from './eventually';
import { findIssue, issue } from './issues';
import { changeScript, setupFrame, showTab } from './setupPanel';
import type { Suite } from './suite';
import { openTicket, send, ticketFrame } from './ticketPanel';

/** A script of the sample and the ticket that asks to change it. */
export interface Sample {
  /** What the summary of the sample ticket says. */
  readonly ticket: RegExp;
  readonly code: string;
  readonly path: string;
}

export async function ticketOf({ mantis }: Suite, { ticket }: Sample): Promise<number> {
  return (await findIssue(mantis, ({ summary }) => ticket.test(summary))).id;
}

/** Opens the editor from the ticket. */
export async function begin(suite: Suite, sample: Sample): Promise<{ readonly id: number; readonly setup: Frame }> {
  const id = await ticketOf(suite, sample);
  return { id, setup: await changeScript(suite.workbench, await openTicket(suite.workbench, id), sample.code) };
}

/** Waits until the list of changes says so. */
export async function changed(setup: Frame, text: string): Promise<void> {
  await setup.locator('.change', { hasText: text }).first().waitFor();
}

/** Accepts every consequence. */
export async function acceptAll(setup: Frame): Promise<void> {
  const open = setup.locator('.understood input:not(:checked)');
  // What is accepted may be asked anew as soon as something else changes.
  for (let left = await open.count(); left > 0; left = await open.count()) {
    await open.first().check();
    await setup.waitForTimeout(50);
  }
}

export async function apply(setup: Frame): Promise<void> {
  await setup.locator('.apply:not([disabled])').waitFor();
  await setup.locator('.apply').click();
}

/** Sends what was prepared, and gives back the note that Mantis has. */
export async function sendPreparedReply({ workbench, mantis }: Suite, { code }: Sample, id: number): Promise<string> {
  const ticket = await ticketFrame(workbench, id);
  await ticket.waitForFunction(words => document.querySelector('textarea')?.value.includes(words) ?? false, code);
  await ticket.getByText(`${code}.diff`).first().waitFor();
  await send(ticket);
  await eventually(async () => {
    const { attachments = [] } = (await issue(mantis, id)) as {
      readonly attachments?: readonly { readonly filename: string }[];
    };
    assert.ok(
      attachments.some(({ filename }) => filename === `${code}.diff`),
      'the difference is in Mantis',
    );
  });
  const answered = await issue(mantis, id);
  return answered.notes?.at(-1)?.text ?? '';
}

/** Takes the latest change of a script back, whatever that has for consequences. */
export async function takeBack({ workbench }: Suite, { code }: Sample): Promise<void> {
  await workbench.page.getByRole('tab', { name: code, exact: true }).click();
  const setup = await setupFrame(workbench, code);
  await showTab(setup, /History/);
  await setup
    .getByRole('button', { name: /Take back/ })
    .first()
    .click();
  const dialog = workbench.page.locator('.monaco-dialog-box');
  const done = setup.getByText('The change is taken back');
  // Consequences of taking back are asked one after the other.
  for (let asked = 0; asked < 4 && !(await done.isVisible()); asked++) {
    await dialog
      .or(workbench.page.locator('.setup'))
      .first()
      .waitFor({ timeout: 3000 })
      .catch(() => undefined);
    if (await dialog.isVisible()) await dialog.getByRole('button', { name: 'Take Back' }).click();
    await workbench.page.waitForTimeout(500);
  }
  await done.waitFor();
}

export function textOf(suite: Suite, { path }: Sample): Promise<string> {
  return readFile(join(suite.workspace, path), 'utf8');
}
