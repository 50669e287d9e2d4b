import type * as z from 'zod';
import type { VsCodeApi } from './vscodeApi';

/** The webview's end of the conversation with the host. */
export interface Channel<Out> {
  post(message: Out): void;
}

/**
 * Listens to the host. What is not a message of `incoming` is logged to the webview's console, without its content,
 * and dropped.
 */
export function openChannel<In, Out>(
  api: Pick<VsCodeApi, 'postMessage'>,
  incoming: z.ZodType<In>,
  handle: (message: In) => void,
): Channel<Out> {
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const parsed = incoming.safeParse(event.data);
    if (parsed.success) handle(parsed.data);
    else reportDropped(parsed.error.issues.map(issue => issue.path.join('.') || '(message)'));
  });
  return { post: message => api.postMessage(message) };
}

function reportDropped(places: readonly string[]): void {
  // eslint-disable-next-line no-console -- the webview's only log; VS Code shows it in its developer tools
  console.warn(`An unknown message from the host was dropped; wrong at: ${places.join(', ')}`);
}
