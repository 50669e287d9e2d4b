import { contentOf, type DraftContent, type DraftRevision, type RememberedDraft } from '../../protocol/draft';
import type { HostMessage } from '../../protocol/ticketPanel';
import type { DraftError, DraftFile, SentParts } from '../../tickets/draftFile';
import { emptyContent, isEmpty, reconcile, sameContent, type ReplyDraft } from '../../tickets/replyDraft';
import { addToDraft } from './addToDraft';

type DraftMessage = Extract<
  HostMessage,
  { type: 'draft' | 'draftSaved' | 'draftNotSaved' | 'draftConflict' | 'draftNotice' }
>;

export interface DraftConversationDeps {
  readonly file: Pick<DraftFile, 'load' | 'save' | 'acknowledge' | 'newsFromOthers'>;
  readonly post: (message: DraftMessage) => void;
  /** An instant in words. */
  readonly timeText: (at: number) => string;
  /** Why something could not be kept, in words. */
  readonly errorText: (error: DraftError) => string;
}

/** Keeps on the disk what is typed in one panel, and lets the person decide when another window typed as well. */
export class DraftConversation {
  /** What the composer holds, as far as the host knows. */
  private content: DraftContent = emptyContent;
  /** What of it this window knows to be on the disk. */
  private saved: DraftContent = emptyContent;
  private asked: ReplyDraft | null = null;

  constructor(private readonly deps: DraftConversationDeps) {}

  /** A webview has come up, perhaps not for the first time. Resolves with what the disk has. */
  async begin(remembered: RememberedDraft | null): Promise<ReplyDraft | null> {
    const loaded = await this.deps.file.load();
    if (!loaded.ok) {
      this.deps.post({ type: 'draftNotice', message: this.deps.errorText(loaded.error) });
      if (remembered !== null) this.show(remembered, remembered.rev);
      return null;
    }
    this.saved = contentOf(loaded.value ?? emptyContent);
    const outcome = reconcile(loaded.value, remembered);
    if (outcome.kind === 'conflict') {
      this.show(outcome.mine, outcome.mine.rev);
      this.ask(outcome.theirs);
      return loaded.value;
    }
    this.show(outcome.content, outcome.rev);
    if (outcome.isNew) await this.keep({ ...contentOf(outcome.content), rev: outcome.rev });
    return loaded.value;
  }

  /** Keeps what was typed, and says so once it is on the disk. */
  async keep(draft: DraftRevision): Promise<void> {
    this.content = contentOf(draft);
    const outcome = await this.deps.file.save(this.content, draft.rev);
    if (outcome.ok) {
      this.saved = contentOf(outcome.value);
      this.deps.post({ type: 'draftSaved', rev: draft.rev });
    } else if (outcome.error.kind === 'conflict') this.ask(outcome.error.theirs);
    else this.deps.post({ type: 'draftNotSaved', rev: draft.rev, message: this.deps.errorText(outcome.error) });
  }

  /** Adds words below what is typed, as if the person had written them. */
  async add(text: string): Promise<void> {
    const rev = await addToDraft(this.deps.file, text);
    if (rev === null) return;
    const loaded = await this.deps.file.load();
    if (!loaded.ok || loaded.value === null) return;
    this.saved = contentOf(loaded.value);
    this.show(loaded.value, loaded.value.rev);
  }

  /** The person has chosen between two texts. */
  async decide(choice: 'mine' | 'theirs' | 'both', mine: DraftRevision): Promise<void> {
    const theirs = this.asked;
    this.asked = null;
    if (theirs === null) {
      await this.keep(mine);
      return;
    }
    this.deps.file.acknowledge(theirs);
    const rev = Math.max(mine.rev, theirs.rev) + 1;
    if (choice === 'theirs') {
      this.show(theirs, rev);
      return;
    }
    const content = choice === 'mine' ? contentOf(mine) : joined(mine, theirs);
    this.show(content, rev);
    await this.keep({ ...content, rev });
  }

  /** Another window may have typed since; resolves with its draft when it has. */
  async lookForNews(): Promise<ReplyDraft | null> {
    const news = await this.deps.file.newsFromOthers();
    if (!news.ok || news.value === null) return null;
    const wasSentThere = isEmpty(news.value) && sameContent(this.content, this.saved);
    if (sameContent(news.value, this.content)) {
      this.deps.file.acknowledge(news.value);
    } else if (isEmpty(this.content) || wasSentThere) {
      this.deps.file.acknowledge(news.value);
      this.saved = contentOf(news.value);
      this.show(news.value, news.value.rev);
    } else {
      this.ask(news.value);
    }
    return news.value;
  }

  /** What has landed in Mantis is no longer in the composer; the file has been changed by whoever sent it. */
  landed(sent: SentParts): void {
    const { text, isPrivate, statusAfter, fieldsAfter, minutes } = this.content;
    const isStatusSent = statusAfter === sent.statusAfter;
    this.content = {
      text: text === sent.text ? '' : text,
      isPrivate,
      statusAfter: isStatusSent ? null : statusAfter,
      ...(minutes === undefined || minutes === sent.minutes ? {} : { minutes }),
      ...(isStatusSent || fieldsAfter === undefined ? {} : { fieldsAfter }),
    };
  }

  /** Whether there is nothing in the composer that a person would miss. */
  get isEmpty(): boolean {
    return isEmpty(this.content);
  }

  ask(theirs: ReplyDraft): void {
    if (this.asked?.stamp === theirs.stamp) return;
    this.asked = theirs;
    this.deps.post({
      type: 'draftConflict',
      theirs: contentOf(theirs),
      theirsAt: this.deps.timeText(theirs.updatedAt),
    });
  }

  private show(content: DraftContent, rev: number): void {
    this.content = contentOf(content);
    this.deps.post({ type: 'draft', draft: { ...this.content, rev } });
  }
}

/** Both texts, one below the other. If either was private the whole is: nothing private becomes public by joining. */
function joined(mine: DraftContent, theirs: DraftContent): DraftContent {
  return {
    text: [mine.text, theirs.text].filter(text => text.trim() !== '').join('\n\n'),
    isPrivate: mine.isPrivate || theirs.isPrivate,
    statusAfter: mine.statusAfter ?? theirs.statusAfter,
    minutes: mine.minutes ?? theirs.minutes ?? 0,
    fieldsAfter: { ...theirs.fieldsAfter, ...mine.fieldsAfter },
  };
}
