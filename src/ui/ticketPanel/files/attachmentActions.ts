import { homedir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { decodeText } from '../../../base/decodeText';
import { imageInfo } from '../../../base/imageInfo';
import type { Log } from '../../../base/log';
import { singleLine } from '../../../base/plainText';
import { safeFileName } from '../../../base/safeFileName';
import type { DownloadedFile } from '../../../mantis/fileRequests';
import type { HostMessage } from '../../../protocol/ticketPanel';
import type { Attachment } from '../../../tickets/ticket';
import { describeMantisError } from '../../errors/describeMantisError';
import { fileSize } from '../fileSize';
import type { FeedState } from '../ticketFeed';
import type { AttachmentDocuments } from './attachmentDocuments';

type Shown = Extract<FeedState, { kind: 'shown' }>;
type Preview = Extract<HostMessage, { type: 'imagePreview' }>;

/** Bytes; what is larger is downloaded and opened with a program made for it. */
const showAtMost = 10 * 1024 * 1024;
/** Decoded, a picture takes four bytes for each. */
const pixelsAtMost = 50_000_000;

/** What a person does with files of tickets: keep one on the disk, or look at it. */
export class AttachmentActions {
  private lastFolder: vscode.Uri | null = null;

  constructor(
    private readonly documents: AttachmentDocuments,
    private readonly log: Log,
  ) {}

  /** Asks where to, downloads with progress, and writes only what has arrived whole. */
  async download(shown: Shown, file: Attachment): Promise<void> {
    const target = await vscode.window.showSaveDialog({
      defaultUri: vscode.Uri.joinPath(await this.folder(), safeFileName(file.fileName)),
      title: vscode.l10n.t('Save Attachment'),
    });
    if (target === undefined) return;
    this.lastFolder = vscode.Uri.joinPath(target, '..');
    const downloaded = await this.fetch(shown, file);
    if (downloaded === null) return;
    try {
      await vscode.workspace.fs.writeFile(target, downloaded.content);
    } catch (error) {
      this.log.error('An attachment could not be saved', error);
      void vscode.window.showErrorMessage(vscode.l10n.t('«{0}» cannot be written there.', label(file)));
      return;
    }
    this.offerToReveal(target, file);
  }

  /** Pictures in the panel, texts in an editor; what a file is its bytes tell, not its name. */
  async open(shown: Shown, file: Attachment, show: (preview: Preview) => void): Promise<void> {
    if (file.size > showAtMost) {
      await this.offerDownload(shown, file, vscode.l10n.t('«{0}» is too big to be shown here.', label(file)));
      return;
    }
    const downloaded = await this.fetch(shown, file);
    if (downloaded === null) return;
    const image = imageInfo(downloaded.content);
    if (image !== null && image.width * image.height <= pixelsAtMost) {
      const { content } = downloaded;
      show({ type: 'imagePreview', id: file.id, name: label(file), imageType: image.type, bytes: content });
      return;
    }
    const text = image === null ? decodeText(downloaded.content) : null;
    if (text !== null) await this.documents.show(shown.ticket.id, file.id, safeFileName(file.fileName), text.text);
    else await this.offerDownload(shown, file, vscode.l10n.t('«{0}» cannot be shown here.', label(file)));
  }

  private async fetch({ session, ticket }: Shown, file: Attachment): Promise<DownloadedFile | null> {
    const answer = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Downloading «{0}»', label(file)),
        cancellable: true,
      },
      (progress, cancelled) => {
        const ending = new AbortController();
        cancelled.onCancellationRequested(() => ending.abort());
        const steps = new Steps(file.size, (increment, message) => progress.report({ increment, message }));
        return session.download(ticket.id, file.id, {
          signal: ending.signal,
          onProgress: (received, total) => steps.reach(received, total),
        });
      },
    );
    if (answer.ok) return answer.value;
    if (answer.error.kind !== 'cancelled') {
      const { message } = describeMantisError(answer.error);
      void vscode.window.showErrorMessage(vscode.l10n.t('«{0}» was not downloaded. {1}', label(file), message));
    }
    return null;
  }

  private async offerDownload(shown: Shown, file: Attachment, message: string): Promise<void> {
    const download = vscode.l10n.t('Download…');
    const choice = await vscode.window.showInformationMessage(message, download);
    if (choice === download) await this.download(shown, file);
  }

  /** Nobody waits for the answer. */
  private offerToReveal(target: vscode.Uri, file: Attachment): void {
    const reveal = vscode.l10n.t('Show in Folder');
    const choices = target.scheme === 'file' ? [reveal] : [];
    vscode.window.showInformationMessage(vscode.l10n.t('«{0}» is saved.', label(file)), ...choices).then(
      choice => choice === reveal && vscode.commands.executeCommand('revealFileInOS', target),
      (error: unknown) => this.log.error('The folder of an attachment could not be shown', error),
    );
  }

  /** The last one, else where browsers put files, else home. */
  private async folder(): Promise<vscode.Uri> {
    if (this.lastFolder !== null) return this.lastFolder;
    const downloads = vscode.Uri.file(join(homedir(), 'Downloads'));
    try {
      await vscode.workspace.fs.stat(downloads);
      return downloads;
    } catch {
      return vscode.Uri.file(homedir());
    }
  }
}

/** Turns bytes that have arrived into the steps that VS Code wants: per cent since the last one. */
class Steps {
  private percent = 0;

  constructor(
    private readonly size: number,
    private readonly tell: (increment: number, message: string) => void,
  ) {}

  /** The answer carries the file in base64: four bytes for three. */
  reach(received: number, total: number | null): void {
    const share = Math.min(1, received / Math.max(1, total ?? (this.size * 4) / 3));
    const percent = Math.floor(share * 100);
    if (percent <= this.percent) return;
    const increment = percent - this.percent;
    this.percent = percent;
    this.tell(increment, vscode.l10n.t('{0} of {1}', fileSize(this.size * share), fileSize(this.size)));
  }
}

function label(file: Attachment): string {
  return singleLine(file.fileName, 100);
}
