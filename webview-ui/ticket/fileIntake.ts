import * as l10n from '@vscode/l10n';
import type { FileWebviewMessage } from '../../src/protocol/files';
import type { Dispatch } from './model';

/** Takes files that were dropped or pasted to the host: first their names and sizes, then the bytes that it wants. */
export class FileIntake {
  private readonly offered = new Map<string, File>();

  constructor(
    private readonly post: (message: FileWebviewMessage) => void,
    private readonly dispatch: Dispatch,
  ) {}

  offer(file: File, name: string): void {
    const token = crypto.randomUUID();
    this.offered.set(token, file);
    this.dispatch({ kind: 'fileOffered', file: { token, name } });
    this.post({ type: 'offerFile', token, name, size: file.size });
  }

  /** The host has checked it and wants it. */
  deliver(token: string): void {
    const file = this.offered.get(token);
    if (file === undefined) return;
    this.offered.delete(token);
    file.arrayBuffer().then(
      buffer => this.post({ type: 'fileBytes', token, bytes: new Uint8Array(buffer) }),
      () => {
        const message = l10n.t('It cannot be read. Folders cannot be attached; pack them into an archive.');
        this.dispatch({ kind: 'fileNotRead', token, name: file.name, message });
      },
    );
  }
}
