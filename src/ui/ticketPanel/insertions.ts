import { randomUUID } from 'node:crypto';
import type { Disposable } from '../../base/disposable';
import type { HostMessage } from '../../protocol/ticketPanel';
import type { Insertion } from './deps';

/** A panel that does not come up in this time will not. */
const patienceMs = 15_000;

interface Waiting {
  readonly id: string;
  readonly insertion: Insertion;
  readonly settle: (isDone: boolean) => void;
  isPosted: boolean;
}

/** Texts on their way into the composer: posted once the webview is there, settled when it says what became of them. */
export class Insertions implements Disposable {
  private waiting: Waiting[] = [];

  constructor(private readonly send: (message: HostMessage) => void) {}

  /** Whether the text came into the composer. */
  add(insertion: Insertion): Promise<boolean> {
    const id = randomUUID();
    return new Promise(resolve => {
      const timer = setTimeout(() => this.settle(id, false), patienceMs);
      const settle = (isDone: boolean): void => {
        clearTimeout(timer);
        resolve(isDone);
      };
      this.waiting.push({ id, insertion, settle, isPosted: false });
    });
  }

  /** The webview stands. */
  post(): void {
    for (const each of this.waiting.filter(({ isPosted }) => !isPosted)) {
      each.isPosted = true;
      this.send({ type: 'insertText', id: each.id, ...each.insertion });
    }
  }

  settle(id: string, isDone: boolean): void {
    this.waiting.find(each => each.id === id)?.settle(isDone);
    this.waiting = this.waiting.filter(each => each.id !== id);
  }

  dispose(): void {
    for (const { settle } of this.waiting) settle(false);
    this.waiting = [];
  }
}
