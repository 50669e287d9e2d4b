import { join } from 'node:path';
import * as vscode from 'vscode';
import * as z from 'zod';
import { DisposableStore, type Disposable } from '../../base/disposable';
import { Lease } from '../../base/lease';
import type { Log } from '../../base/log';
import { nextPollIn } from '../../mantis/sync/pollPace';
import { readMachineSetting } from '../connection/machineSettings';
import { noteContact } from './noteContact';
import type { ServerSession } from './serverSession';
import type { SessionHolder } from './sessionHolder';

const secondsSetting = z.number().min(15).max(3600).catch(60);

/** A glance at another window does not hand the looking on. */
const graceMs = 15_000;
const longestPauseMs = 15 * 60_000;
const sweepEveryMs = 20 * 60_000;

/**
 * Looks for changes while somebody looks at the window. Of all windows of this machine on one server only one asks;
 * the others follow what it finds (`NewsFeed`).
 */
export class Poller implements Disposable {
  private readonly owned = new DisposableStore();
  private turn: SessionPolling | undefined;

  constructor(holder: SessionHolder, log: Log) {
    const follow = (): void => {
      if (this.turn?.session === holder.session) return;
      this.turn?.dispose();
      this.turn = holder.session && new SessionPolling(holder.session, log);
    };
    this.owned.add(holder.onDidChangeSession(follow));
    this.owned.add(vscode.window.onDidChangeWindowState(() => this.turn?.watch()));
    this.owned.add({ dispose: () => this.turn?.dispose() });
    follow();
  }

  dispose(): void {
    this.owned.dispose();
  }
}

/** The looking of one window on one server. */
class SessionPolling implements Disposable {
  private readonly lease: Lease;
  private timer: NodeJS.Timeout | undefined;
  private leaving: NodeJS.Timeout | undefined;
  private failures = 0;
  private lookedAt = Date.now();
  private sweptAt = Date.now();
  private isLooking = false;
  private isEnded = false;

  constructor(
    readonly session: ServerSession,
    private readonly log: Log,
  ) {
    this.lease = new Lease({
      path: join(session.sharedFolder, 'poller.json'),
      lookEveryMs: 5_000,
      staleAfterMs: 45_000,
      onError: error => log.error('Windows could not agree on who looks for changes.', error),
    });
    this.lease.onDidChange(isHeld => {
      this.log.info(isHeld ? 'This window looks for changes.' : 'Another window may look for changes.');
      this.schedule();
    });
    this.watch();
  }

  /** The window has come to the front or gone from it, or somebody has begun or ceased to work in it. */
  watch(): void {
    clearTimeout(this.leaving);
    if (vscode.window.state.focused) this.lease.want();
    else this.leaving = setTimeout(() => void this.lease.release(), graceMs);
    this.schedule();
  }

  dispose(): void {
    this.isEnded = true;
    clearTimeout(this.timer);
    clearTimeout(this.leaving);
    this.lease.dispose();
  }

  private schedule(): void {
    clearTimeout(this.timer);
    if (this.isEnded || this.isLooking || this.session.isOffline || !this.lease.isHeld || !vscode.window.state.focused)
      return;
    const pause = nextPollIn({
      everyMs: secondsSetting.parse(readMachineSetting('polling.seconds')) * 1000,
      isIdle: !vscode.window.state.active,
      failures: this.failures,
      longestMs: longestPauseMs,
      random: Math.random(),
    });
    this.timer = setTimeout(() => void this.look(), Math.max(0, this.lookedAt + pause - Date.now()));
  }

  private async look(): Promise<void> {
    this.isLooking = true;
    try {
      const isSweepDue = Date.now() - this.sweptAt > sweepEveryMs;
      const looked = await (isSweepDue ? this.session.tickets.sweep() : this.session.tickets.poll());
      noteContact(this.session, looked);
      if (isSweepDue && looked.ok) this.sweptAt = Date.now();
      this.failures = looked.ok ? 0 : this.failures + 1;
      if (!looked.ok) this.log.warn(`Looking for changes failed (${this.failures}): ${looked.error.kind}.`);
    } catch (error) {
      this.failures += 1;
      this.log.error('Looking for changes failed.', error);
    } finally {
      this.isLooking = false;
      this.lookedAt = Date.now();
      this.schedule();
    }
  }
}
