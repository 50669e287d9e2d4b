import type * as z from 'zod';

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The typed line to the host. What arrives is checked; what does not fit is dropped with a line in the console. */
export interface Channel<Out> {
  readonly post: (message: Out) => void;
  /** What the webview remembered over its own reload, unchecked. */
  readonly remembered: () => unknown;
  readonly remember: (state: unknown) => void;
}

export function openChannel<In, Out>(incoming: z.ZodType<In>, onMessage: (message: In) => void): Channel<Out> {
  const api = acquireVsCodeApi();
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const parsed = incoming.safeParse(event.data);
    if (parsed.success) onMessage(parsed.data);
    // eslint-disable-next-line no-console -- the only place where a webview can say that something is wrong with itself
    else console.warn('A message of the host was not understood.', parsed.error.issues[0]?.path.join('.'));
  });
  return {
    post: message => api.postMessage(message),
    remembered: () => api.getState(),
    remember: state => api.setState(state),
  };
}
