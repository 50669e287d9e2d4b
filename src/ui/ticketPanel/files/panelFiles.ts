import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { Log } from '../../../base/log';
import { singleLine } from '../../../base/plainText';
import { safeFileName } from '../../../base/safeFileName';
import { fileObjection } from '../../../mantis/fileChecks';
import { reaches } from '../../../mantis/thresholds';
import type { FilesView, FileWebviewMessage } from '../../../protocol/files';
import type { HostMessage } from '../../../protocol/ticketPanel';
import type { PendingFiles } from '../../../tickets/pendingFiles';
import type { Attachment } from '../../../tickets/ticket';
import { objectionText } from '../../errors/objections';
import { fileSize } from '../fileSize';
import type { FeedState } from '../ticketFeed';
import type { AttachmentActions } from './attachmentActions';
import { pendingErrorText } from './fileErrors';

export interface PanelFilesDeps {
  readonly files: PendingFiles;
  readonly actions: AttachmentActions;
  readonly feed: () => FeedState;
  readonly post: (message: HostMessage) => void;
  readonly log: Log;
}

type Shown = Extract<FeedState, { kind: 'shown' }>;

interface Offer {
  readonly name: string;
  readonly size: number;
}

/** More at a time than anybody drops; what is beyond waits for nobody. */
const offersAtMost = 100;

/** The files of one panel: those that wait with the reply, and those of the ticket. */
export class PanelFiles {
  /** Files that the webview is about to hand over, by its own names for them. */
  private readonly offers = new Map<string, Offer>();

  constructor(private readonly deps: PanelFilesDeps) {}

  async handle(message: FileWebviewMessage): Promise<void> {
    switch (message.type) {
      case 'pickFiles':
        return this.pick();
      case 'offerFile':
        this.consider(message.token, { name: safeFileName(message.name), size: message.size });
        return;
      case 'fileBytes':
        return this.keep(message.token, message.bytes);
      case 'removeFile':
        return this.remove(message.id);
      case 'downloadFile':
        return this.withAttachment(message.id, (shown, file) => this.deps.actions.download(shown, file));
      case 'openFile':
        return this.withAttachment(message.id, (shown, file) =>
          this.deps.actions.open(shown, file, preview => this.deps.post(preview)),
        );
    }
  }

  /** What waits, and what may be done with files now. */
  view({ ticket, session }: Shown): FilesView {
    const dictionary = session.dictionaryOf(ticket.project.id);
    const { thresholds, specialStatuses, myAccessLevel } = dictionary;
    const isReadOnly =
      ticket.status.id >= specialStatuses.readOnlyFrom && !reaches(myAccessLevel, thresholds.updateReadOnlyBug);
    return {
      pending: this.deps.files.all.map(file => {
        const objection = fileObjection(file, dictionary);
        return {
          id: file.id,
          name: singleLine(file.name, 200),
          size: fileSize(file.size),
          objection: objection === null ? null : objectionText(objection),
        };
      }),
      attachBlocked: attachBlocked(isReadOnly, reaches(myAccessLevel, thresholds.uploadFile)),
      downloadBlocked: reaches(myAccessLevel, thresholds.downloadFile)
        ? null
        : vscode.l10n.t('Your access level may not download files in this project.'),
      limit: vscode.l10n.t('at most {0}', fileSize(dictionary.maxFileSize)),
    };
  }

  private async pick(): Promise<void> {
    const chosen = await vscode.window.showOpenDialog({
      canSelectMany: true,
      openLabel: vscode.l10n.t('Attach'),
      title: vscode.l10n.t('Attach Files'),
    });
    for (const uri of chosen ?? []) await this.addFrom(uri);
  }

  /** Looks at the size before anything is read: the file may be a disk image. */
  private async addFrom(uri: vscode.Uri): Promise<void> {
    const name = safeFileName(basename(uri.path));
    try {
      const { size } = await vscode.workspace.fs.stat(uri);
      const objection = this.objectionTo({ name, size });
      if (objection !== null) {
        this.refuse(null, name, objection);
        return;
      }
      await this.add(null, name, await vscode.workspace.fs.readFile(uri));
    } catch (error) {
      this.deps.log.error('A chosen file could not be read', error);
      this.refuse(null, name, vscode.l10n.t('The file cannot be read.'));
    }
  }

  private consider(token: string, offer: Offer): void {
    const objection = this.objectionTo(offer);
    if (objection !== null) {
      this.refuse(token, offer.name, objection);
      return;
    }
    if (this.offers.size >= offersAtMost) this.offers.clear();
    this.offers.set(token, offer);
    this.deps.post({ type: 'fileWanted', token });
  }

  private async keep(token: string, content: Uint8Array): Promise<void> {
    const offer = this.offers.get(token);
    this.offers.delete(token);
    if (offer === undefined) return;
    const objection = this.objectionTo({ name: offer.name, size: content.length });
    if (objection === null) await this.add(token, offer.name, content);
    else this.refuse(token, offer.name, objection);
  }

  private async add(token: string | null, name: string, content: Uint8Array): Promise<void> {
    const added = await this.deps.files.add(name, content);
    if (!added.ok) this.refuse(token, name, pendingErrorText(added.error));
    else if (token !== null) this.deps.post({ type: 'fileKept', token });
  }

  private async remove(id: string): Promise<void> {
    const name = this.deps.files.all.find(file => file.id === id)?.name ?? '';
    const removed = await this.deps.files.remove(id);
    if (!removed.ok) this.refuse(null, name, pendingErrorText(removed.error));
  }

  private objectionTo(file: Offer): string | null {
    const feed = this.deps.feed();
    if (feed.kind !== 'shown') return vscode.l10n.t('The ticket is not read yet.');
    const view = this.view(feed);
    if (view.attachBlocked !== null) return view.attachBlocked;
    const objection = fileObjection(file, feed.session.dictionaryOf(feed.ticket.project.id));
    return objection === null ? null : objectionText(objection);
  }

  private refuse(token: string | null, name: string, message: string): void {
    this.deps.post({ type: 'fileRefused', token, name: singleLine(name, 200), message });
  }

  /** Only a file of the ticket that is shown, whatever number arrives. */
  private async withAttachment(id: number, work: (shown: Shown, file: Attachment) => Promise<void>): Promise<void> {
    const feed = this.deps.feed();
    if (feed.kind !== 'shown') return;
    const ofNotes = feed.ticket.notes?.flatMap(note => note.attachments) ?? [];
    const file = [...feed.ticket.attachments, ...ofNotes].find(each => each.id === id);
    if (file !== undefined) await work(feed, file);
  }
}

function attachBlocked(isReadOnly: boolean, mayUpload: boolean): string | null {
  if (isReadOnly) return vscode.l10n.t('The ticket is resolved or closed; your access level may not change it.');
  return mayUpload ? null : vscode.l10n.t('Your access level may not attach files in this project.');
}
