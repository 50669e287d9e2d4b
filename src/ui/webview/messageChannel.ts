import type * as vscode from 'vscode';
import type * as z from 'zod';
import type { Disposable } from '../../base/disposable';
import type { Log } from '../../base/log';

export interface MessageChannelOptions<In> {
  readonly webview: Pick<vscode.Webview, 'postMessage' | 'onDidReceiveMessage'>;
  /** What the webview may say. Anything else is logged, without its content, and dropped. */
  readonly incoming: z.ZodType<In>;
  readonly handle: (message: In) => void | Promise<void>;
  /** For the log. */
  readonly name: string;
  readonly log: Log;
}

/** The host's end of the conversation with one webview. */
export class MessageChannel<In, Out> implements Disposable {
  private readonly subscription: Disposable;

  constructor(private readonly options: MessageChannelOptions<In>) {
    this.subscription = options.webview.onDidReceiveMessage((raw: unknown) => this.receive(raw));
  }

  /** A webview that is hidden or gone misses it; it asks for everything when it comes back. */
  post(message: Out): void {
    this.options.webview.postMessage(message).then(undefined, (error: unknown) => {
      this.options.log.debug(`${this.options.name}: a message could not be posted: ${String(error)}`);
    });
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private receive(raw: unknown): void {
    const { incoming, handle, log, name } = this.options;
    const parsed = incoming.safeParse(raw);
    if (!parsed.success) {
      const places = parsed.error.issues.map(issue => issue.path.join('.') || '(message)').join(', ');
      log.warn(`${name}: an unknown message from the webview was dropped; wrong at: ${places}`);
      return;
    }
    Promise.resolve()
      .then(() => handle(parsed.data))
      .catch((error: unknown) => log.error(`${name}: a message could not be handled`, error));
  }
}
