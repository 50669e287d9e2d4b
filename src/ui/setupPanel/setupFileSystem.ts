import * as vscode from 'vscode';
import type { Disposable } from '../../base/disposable';
import { setupFileName } from './setupFiles';

/** What a document shows. */
export interface ShownText {
  readonly text: string;
  /** Epoch milliseconds. */
  readonly changedAt: number;
  readonly isReadonly: boolean;
}

/** What holds the texts of proposals. */
export interface SetupTexts {
  /** `null` where there is no such document. */
  read(uri: vscode.Uri): Promise<ShownText | null>;
  write(uri: vscode.Uri, text: string): Promise<void>;
}

/** The two sides of the diff editor as files: the base can only be read, the proposal is edited like any text. */
export class SetupFileSystem implements vscode.FileSystemProvider, Disposable {
  private readonly changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changes.event;

  constructor(private readonly texts: () => Promise<SetupTexts>) {}

  tellChanged(uri: vscode.Uri): void {
    this.changes.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { text, changedAt, isReadonly } = await this.found(uri);
    return {
      type: vscode.FileType.File,
      ctime: 0,
      mtime: changedAt,
      size: encode(text).length,
      ...(isReadonly && { permissions: vscode.FilePermission.Readonly }),
    };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return encode((await this.found(uri)).text);
  }

  async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    if (setupFileName(uri)?.side !== 'result') throw vscode.FileSystemError.NoPermissions(uri);
    await (await this.texts()).write(uri, new TextDecoder('utf-8').decode(content));
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  dispose(): void {
    this.changes.dispose();
  }

  private async found(uri: vscode.Uri): Promise<ShownText> {
    const found = setupFileName(uri) === null ? null : await (await this.texts()).read(uri);
    if (found === null) throw vscode.FileSystemError.FileNotFound(uri);
    return found;
  }
}

/** The mark at the beginning tells VS Code the encoding, whatever `files.encoding` says. */
function encode(text: string): Uint8Array {
  return new TextEncoder().encode(`\uFEFF${text}`);
}
