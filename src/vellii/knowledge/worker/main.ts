import { parentPort } from 'node:worker_threads';
import type { AnswerMessage, CallMessage, CallName, Calls, Service } from './calls';
import { createService } from './service';

/** The worker's thread: one call after another, so that an update and a search never see each other half done. */
const service = createService();
let last: Promise<void> = Promise.resolve();

parentPort?.on('message', (message: CallMessage) => {
  last = last.then(async () => {
    parentPort?.postMessage(await answer(service, message));
  });
});

async function answer<Name extends CallName>(
  calls: Service,
  { id, name, ask }: CallMessage & { readonly name: Name },
): Promise<AnswerMessage> {
  try {
    const call = calls[name] as (argument: Calls[Name]['ask']) => Calls[Name]['answer'] | Promise<Calls[Name]['answer']>;
    return { id, ok: true, answer: await call(ask as Calls[Name]['ask']) };
  } catch (error) {
    // Texts of tickets may stand in a message; its name and first line of stack say enough.
    const reason = error instanceof Error ? `${error.name} ${codeOf(error)}`.trim() : 'unknown';
    return { id, ok: false, reason };
  }
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : (error.stack?.split('\n')[1]?.trim() ?? '');
}
