import { Worker } from 'node:worker_threads';
import type { Disposable } from '../../../base/disposable';
import type { Log } from '../../../base/log';
import { err, ok, type Result } from '../../../base/result';
import type { AnswerMessage, CallMessage, CallName, Calls } from './calls';

/** Why a call has no answer. The indexes can always be made again from their sources. */
export type WorkerProblem =
  | { readonly kind: 'stopped' }
  /** `reason` is for the log: it holds no text of a ticket. */
  | { readonly kind: 'failed'; readonly reason: string };

type Waiting = (result: Result<never, WorkerProblem> | { ok: true; value: Calls[CallName]['answer'] }) => void;

/**
 * The host's end of the worker. The thread starts with the first call; when it dies, what was asked fails, `onDeath`
 * tells the owner to open the indexes again, and the next call starts a new one.
 */
export class KnowledgeWorker implements Disposable {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 1;
  private isDisposed = false;

  /** @param script of the worker's bundle. */
  constructor(
    private readonly script: string,
    private readonly log: Log,
    private readonly onDeath: () => void = () => undefined,
  ) {}

  call<Name extends CallName>(name: Name, ask: Calls[Name]['ask']): Promise<Result<Calls[Name]['answer'], WorkerProblem>> {
    if (this.isDisposed) return Promise.resolve(err({ kind: 'stopped' }));
    const id = this.nextId++;
    return new Promise(resolve => {
      this.waiting.set(id, resolve as Waiting);
      const message: CallMessage = { id, name, ask };
      const worker = this.running();
      worker.ref();
      worker.postMessage(message);
    });
  }

  dispose(): void {
    this.isDisposed = true;
    void this.worker?.terminate();
    this.worker = null;
    this.failAll();
  }

  private running(): Worker {
    if (this.worker !== null) return this.worker;
    const worker = new Worker(this.script);
    worker.on('message', (message: AnswerMessage) => {
      this.settle(message);
    });
    worker.on('error', error => {
      this.log.error(`The knowledge worker has failed: ${error instanceof Error ? error.name : 'unknown'}`);
    });
    worker.on('exit', () => {
      if (this.worker !== worker) return;
      this.worker = null;
      this.failAll();
      this.onDeath();
    });
    this.worker = worker;
    return worker;
  }

  private settle(message: AnswerMessage): void {
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.ok) waiting?.(ok(message.answer));
    else waiting?.(err({ kind: 'failed', reason: message.reason }));
    // An idle index must not keep a process alive.
    if (this.waiting.size === 0) this.worker?.unref();
  }

  private failAll(): void {
    for (const waiting of this.waiting.values()) waiting(err({ kind: 'stopped' }));
    this.waiting.clear();
  }
}
