import { addIssues } from '../../demo/mantis/bulk';
import { atMeasuredTempo } from '../../demo/mantis/delays';
import { addNote } from '../../demo/mantis/model/notes';
import { seed, tokensOf } from '../../demo/mantis/seed';
import { startServer } from '../../demo/mantis/server';
import { buildStory } from '../../demo/sample/index';

/** What the bench asks of the server's process, and what it is told. */
export type Order = { readonly kind: 'change'; readonly count: number } | { readonly kind: 'account' };
export type Report =
  | { readonly kind: 'started'; readonly baseUrl: string; readonly token: string }
  | { readonly kind: 'changed' }
  | { readonly kind: 'account'; readonly paths: readonly string[]; readonly bytes: number };

const DAY = 86_400_000;

/**
 * The embedded Mantis in a process of its own, as slow as the real one was measured to be, with `process.argv`'s numbers
 * of issues and of open ones. It keeps account of what it was asked since the last time it was asked for the account.
 */
async function main(): Promise<void> {
  const [count, open] = process.argv.slice(2).map(Number);
  if (count === undefined || open === undefined) throw new Error('how many?');
  const now = Date.now();
  const state = seed(buildStory(now));
  addIssues(state, { count, open, from: now - 600 * DAY, to: now - DAY });
  let paths: string[] = [];
  let bytes = 0;
  const tempo = atMeasuredTempo({ issueCount: () => state.issues.size, workers: 2 });
  const server = await startServer({
    state,
    basePath: '/tracker',
    gzip: true,
    interfere: exchange => {
      paths.push(exchange.response.req.url ?? '');
      const send = exchange.send;
      return tempo({
        ...exchange,
        send: reply => {
          bytes += reply.body?.length ?? 0;
          send(reply);
        },
      });
    },
  });
  const tell = (report: Report): void => void process.send?.(report);
  process.on('message', (order: Order) => {
    if (order.kind === 'account') {
      tell({ kind: 'account', paths, bytes });
      paths = [];
      bytes = 0;
      return;
    }
    const [author] = state.users.values();
    const issues = [...state.issues.values()].filter(({ status }) => status < 80).slice(0, order.count);
    for (const issue of issues) {
      if (author) addNote(state, author, issue, { text: 'Новое.', isPrivate: false, timeTracking: 0 });
    }
    tell({ kind: 'changed' });
  });
  process.on('disconnect', () => process.exit(0));
  tell({ kind: 'started', baseUrl: server.baseUrl, token: tokensOf(state)['support1'] ?? '' });
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
