import { join } from 'node:path';
import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import { Emitter } from '../../base/emitter';
import type { NoticeAction, NoticeView, PlanView, SetupView, SetupWebviewMessage } from '../../protocol/setupPanel';
import { applyFitting, applyOperation } from '../../setup/documents/edit';
import type { Operation } from '../../setup/documents/operation';
import { openFile, type SetupFile } from '../../setup/documents/setupFile';
import { refuseChange, takeUpChange } from '../../setup/editing/acceptance';
import { operationFor } from '../../setup/editing/cellValue';
import { rowOperation } from '../../setup/editing/rows';
import { PlanStore } from '../../setup/plans/planStore';
import { operationsOf, type FileReview } from '../../setup/review/reviewFile';
import { scriptsOf, text } from '../../setup/workspace/script';
import { displayName } from '../session/names';
import { operationProblemText } from '../setup/text/problemText';
import { applyProposal, isDirty, type ApplyOutcome } from './apply/applyProposal';
import { failureNotice } from './apply/failureText';
import { commitFile, repositoryOf } from './apply/git';
import { hostFiles } from './apply/hostFiles';
import { planView } from './apply/planTexts';
import { prepareReply } from './apply/prepareReply';
import { takeBack } from './apply/takeBack';
import type { SetupDeps } from './deps';
import { notice } from './notices';
import { placesOf, type SetupPlaces } from './places';
import type { Proposal } from './proposal';
import { removeProposal } from './proposalFile';
import { dayOf, formerContext, reviewProposal } from './reviewing';
import { fromAttachment } from './sources/attachment';
import { fromGit } from './sources/gitVersion';
import type { Territory } from './territory';
import { changeLines } from './view/changesView';
import { setupView } from './view/setupView';

export interface ProposalDeskDeps extends SetupDeps {
  readonly territory: (root: string) => Territory;
  /** The scripts on the disk are others now. */
  readonly reread: (root: string) => Promise<Territory>;
  readonly onDidReread: Emitter<string>['event'];
  /** Shows base and proposal in VS Code's own diff editor. */
  readonly showText: (proposal: Proposal, beside: boolean) => Promise<void>;
}

/** What a person does with one proposal, and what follows from it. */
export class ProposalDesk implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly changes = new Emitter<void>();
  readonly onDidChange = this.changes.event;
  private readonly places: SetupPlaces;
  private said: NoticeView | null = null;
  private isBusy = false;
  private moves: readonly string[] = [];
  private filter = { onlyChanged: false, search: '' };
  private plans: readonly PlanView[] = [];
  private hasGit = false;
  private applied: { readonly message: string } | null = null;
  private reviewed: { readonly text: string; readonly territory: Territory; readonly review: FileReview } | null = null;

  constructor(
    readonly proposal: Proposal,
    private readonly deps: ProposalDeskDeps,
  ) {
    this.places = placesOf(deps.storageFolder, proposal.root);
    this.owned.add(proposal.onDidChange(() => this.changes.fire()));
    this.owned.add(
      deps.onDidReread(root => {
        if (root !== proposal.root) return;
        this.changes.fire();
        void this.lookAtDisk();
      }),
    );
    void this.readPlans();
    void this.lookAtDisk();
    void repositoryOf(this.uri).then(repository => {
      this.hasGit = repository !== null;
      this.changes.fire();
    });
  }

  get title(): string {
    const [script] = scriptsOf(this.proposal.result);
    const mark = this.proposal.isChanged ? '● ' : '';
    return `${mark}${script?.code ?? this.proposal.path.split('/').at(-1) ?? ''}`;
  }

  view(): SetupView {
    const { proposal, deps, moves, filter, isBusy, plans } = this;
    const now = deps.clock.now();
    const { ticket } = proposal;
    const sources: SetupView['sources'] = [];
    if (ticket !== null) sources.push({ source: 'attachment', label: vscode.l10n.t('A file of the ticket…') });
    if (this.hasGit) sources.push({ source: 'git', label: vscode.l10n.t('Another version from git…') });
    return setupView({
      proposal,
      territory: this.territory,
      review: this.review(),
      regulation: deps.regulation.current,
      now,
      today: dayOf(now),
      moves,
      filter,
      notice: this.said,
      isBusy,
      plans,
      sources,
    });
  }

  async handle(message: SetupWebviewMessage): Promise<void> {
    switch (message.type) {
      case 'accept': {
        this.accept(message.id, message.isAccepted);
        return;
      }
      case 'acceptRisk': {
        this.acceptRisk(message.risk, message.isAccepted);
        return;
      }
      case 'chooseTarget': {
        this.chooseTarget(message);
        return;
      }
      case 'setValue': {
        this.setValue(message);
        return;
      }
      case 'row': {
        this.changeRow(message);
        return;
      }
      case 'undo':
      case 'redo':
        this.said = null;
        {
          this.proposal[message.type]();
          return;
        }
      case 'openText':
        return this.deps.showText(this.proposal, true);
      case 'openTicket':
        if (this.proposal.ticket !== null) this.deps.tickets.open(this.proposal.ticket.id);
        return;
      case 'apply':
        return this.whileBusy(() => this.apply());
      case 'takeBack':
        return this.whileBusy(() => this.takeBack(message.plan));
      case 'takeFrom':
        return this.takeFrom(message.source);
      case 'notice':
        return this.act(message.action);
      case 'showRows':
        this.filter = { onlyChanged: message.onlyChanged, search: message.search };
        {
          this.changes.fire();
          return;
        }
      case 'simulate':
        this.moves = message.move === null ? [] : [...this.moves, message.move];
        {
          this.changes.fire();
          return;
        }
      case 'ready':
      case 'discard':
        return;
    }
  }

  /** Carries operations from outside out on the proposal, all or none; what is wrong with them is told. */
  propose(operations: readonly Operation[]): string | null {
    let file = this.proposal.result;
    for (const operation of operations) {
      const edited = applyOperation(file, operation);
      if (!edited.ok) return operationProblemText(edited.error);
      file = edited.value.file;
    }
    this.proposal.replaceBy(file.text, { from: 'assistant' });
    return null;
  }

  /** Drops the proposal for good, after asking where something would be lost. */
  async discard(): Promise<boolean> {
    if (this.proposal.isChanged) {
      const drop = vscode.l10n.t('Discard');
      const answer = await vscode.window.showWarningMessage(
        vscode.l10n.t('Discard the proposed change? The script stays as it is.'),
        { modal: true },
        drop,
      );
      if (answer !== drop) return false;
    }
    await this.proposal.settled();
    await removeProposal(this.places.proposals, this.proposal.id);
    return true;
  }

  /** Whether the file is still what the proposal was made from. */
  async lookAtDisk(): Promise<void> {
    if (this.isBusy) return;
    const now = await this.onDisk();
    const { base } = this.proposal;
    const isSame = now === null ? base === null : base?.text === now.text && base.encoding === now.encoding;
    if (isSame) {
      if (this.said?.actions.some(({ action }) => action === 'rebase') === true) this.tell(null);
      return;
    }
    if (!this.proposal.isChanged && now !== null) {
      this.proposal.rebase(now, now.text);
      return;
    }
    if (now !== null && now.text === this.proposal.present.text && base !== null) {
      this.proposal.applied(now);
      return;
    }
    this.tell(failureNotice({ kind: 'baseChanged', files: [{ path: this.proposal.path, text: null, isDone: false }] }));
  }

  /** A panel that was only looked into leaves nothing on the disk. */
  async forgetIfUnchanged(): Promise<void> {
    const { proposal } = this;
    if (proposal.isChanged || proposal.present.refused.length > 0) return;
    await proposal.settled();
    await removeProposal(this.places.proposals, proposal.id);
  }

  dispose(): void {
    this.owned.dispose();
    this.changes.dispose();
  }

  private get territory(): Territory {
    return this.deps.territory(this.proposal.root);
  }

  private get uri(): vscode.Uri {
    return vscode.Uri.file(join(this.proposal.root, this.proposal.path));
  }

  private get author(): string {
    const me = this.deps.holder.session?.me;
    return me === undefined ? '' : displayName(me);
  }

  /** Computed anew only when the proposal or the other scripts have changed. */
  private review(): FileReview {
    const { territory } = this;
    const text = `${this.proposal.base?.text ?? ''}\u0000${this.proposal.present.text}`;
    if (this.reviewed?.text === text && this.reviewed.territory === territory) return this.reviewed.review;
    const review = reviewProposal(this.proposal, territory, dayOf(this.deps.clock.now()));
    this.reviewed = { text, territory, review };
    return review;
  }

  private accept(id: string, isAccepted: boolean): void {
    const { proposal } = this;
    if (proposal.base === null) return;
    const next = isAccepted
      ? takeUpChange(proposal.present, id, proposal.result)
      : refuseChange(proposal.present, id, {
          base: proposal.base,
          result: proposal.result,
          review: this.review(),
          kinds: this.territory.kinds,
        });
    if (next.ok) {
      this.said = null;
      proposal.change(next.value);
      return;
    }
    const message = isAccepted
      ? vscode.l10n.t('The change does not fit any more: {0}', operationProblemText(next.error.problem))
      : vscode.l10n.t('The other changes cannot do without it: {0}', operationProblemText(next.error.problem));
    this.tell(notice('warning', message, [], [{ action: 'openText', label: vscode.l10n.t('Show the text') }]));
  }

  private acceptRisk(risk: string, isAccepted: boolean): void {
    const { present } = this.proposal;
    const others = present.acceptedRisks.filter(one => one !== risk);
    this.proposal.change({ ...present, acceptedRisks: isAccepted ? [...others, risk] : others });
  }

  private chooseTarget({ script, state, target }: Extract<SetupWebviewMessage, { type: 'chooseTarget' }>): void {
    const { present } = this.proposal;
    const others = present.stateTargets.filter(one => one.script !== script || one.state !== state);
    const stateTargets = target === '' ? others : [...others, { script, state, target }];
    this.proposal.change({ ...present, stateTargets });
  }

  private setValue(message: Extract<SetupWebviewMessage, { type: 'setValue' }>): void {
    const document = this.documentOf(message);
    if (document === undefined) return;
    const operation = operationFor(document.index, document.value, message.path, message.text);
    if (!operation.ok) this.tell(notice('warning', vscode.l10n.t('A number is expected here: {0}', message.text)));
    else if (operation.value !== null) this.carryOut(operation.value);
    else this.changes.fire();
  }

  private changeRow(message: Extract<SetupWebviewMessage, { type: 'row' }>): void {
    const document = this.documentOf(message);
    if (document === undefined) return;
    const pattern = message.path.map(part => (typeof part === 'number' ? '*' : part)).join('.');
    const by = this.territory.kinds.of(text(document.value, 'kind')).rules.identities[pattern];
    const operation = rowOperation(document.index, document.value, message.path, message.index, message.action, by);
    if (operation !== null) this.carryOut(operation);
  }

  /** An answer to an older state may mean another place: it is not carried out. */
  private documentOf({ rev, document }: { readonly rev: number; readonly document: number }) {
    if (rev !== this.proposal.rev) {
      this.tell(
        notice('info', vscode.l10n.t('The script has changed meanwhile. Look at it and repeat the last edit.')),
      );
      return undefined;
    }
    return this.proposal.result.documents[document];
  }

  private carryOut(operation: Operation): void {
    const edited = applyOperation(this.proposal.result, operation);
    if (edited.ok) {
      this.said = null;
      this.proposal.change({ ...this.proposal.present, text: edited.value.file.text });
      return;
    }
    this.tell(
      notice(
        'warning',
        operationProblemText(edited.error),
        [],
        [{ action: 'openText', label: vscode.l10n.t('Show the text') }],
      ),
    );
  }

  private async apply(): Promise<void> {
    const { proposal, deps } = this;
    const review = this.review();
    const now = deps.clock.now();
    const lines = changeLines(review, this.territory.kinds);
    const scripts = review.scripts.filter(one => one.review.changes.length > 0).map(one => one.script);
    const before = proposal.base?.text ?? null;
    const title = lines.slice(0, 3).join('; ');
    const outcome = await applyProposal(proposal, {
      places: this.places,
      review,
      context: formerContext(this.territory, proposal, dayOf(now)),
      author: this.author,
      now,
      title,
    });
    if (!outcome.ok) {
      this.tell(outcomeNotice(outcome.error));
      return;
    }
    const after = proposal.result;
    await deps.reread(proposal.root);
    proposal.applied(after);
    const code = scripts[0]?.code ?? proposal.path;
    const { ticket } = proposal;
    this.applied = { message: `${ticket === null ? '' : `#${ticket.id} `}${code}: ${title}`.slice(0, 400) };
    await this.readPlans();
    await this.answer(scripts, lines, { path: proposal.path, before, after: after.text });
  }

  /** The reply is prepared, shown, and left to the person. */
  private async answer(
    scripts: Parameters<typeof prepareReply>[0]['scripts'],
    lines: readonly string[],
    pair: Parameters<typeof prepareReply>[0]['pair'],
  ): Promise<void> {
    const { ticket } = this.proposal;
    const commit = this.hasGit ? [{ action: 'commit' as const, label: vscode.l10n.t('Commit to git') }] : [];
    if (ticket === null) {
      this.tell(notice('done', vscode.l10n.t('The change is applied: {0}.', this.proposal.path), [], commit));
      return;
    }
    const added = await prepareReply({ ticket, scripts, lines, pair }, this.deps);
    const isThere = added.ok || added.error.kind === 'twice';
    this.tell(
      notice(
        'done',
        vscode.l10n.t('The change is applied: {0}.', this.proposal.path),
        [
          isThere
            ? vscode.l10n.t(
                'The reply to #{0} is prepared with the difference attached. Read it and send it.',
                ticket.id,
              )
            : vscode.l10n.t('The reply to #{0} is prepared, but the difference could not be attached.', ticket.id),
        ],
        [{ action: 'openReply', label: vscode.l10n.t('Open the reply') }, ...commit],
      ),
    );
    this.deps.tickets.open(ticket.id, { focusComposer: true });
  }

  private async takeBack(id: string): Promise<void> {
    const { deps, proposal } = this;
    const record = (await this.records()).find(one => one.plan.id === id);
    if (record === undefined) return;
    const now = deps.clock.now();
    const territory = await deps.reread(proposal.root);
    const outcome = await takeBack(record, {
      root: proposal.root,
      places: this.places,
      context: { kinds: territory.kinds, former: territory.workspace, today: dayOf(now) },
      author: this.author,
      now,
    });
    if (outcome === null) return;
    await this.readPlans();
    if (!outcome.ok) {
      const failed = failureNotice(outcome.error);
      // The inverse is not in this proposal: there is nothing that could be carried over.
      this.tell({ ...failed, actions: failed.actions.filter(({ action }) => action !== 'rebase') });
      return;
    }
    await deps.reread(proposal.root);
    const restored = await this.onDisk();
    if (restored !== null && !proposal.isChanged) proposal.applied(restored);
    this.tell(notice('done', vscode.l10n.t('The change is taken back: the files are as they were before it.')));
  }

  private async takeFrom(source: 'attachment' | 'git'): Promise<void> {
    const { proposal, deps } = this;
    const found =
      source === 'git'
        ? await fromGit(this.uri, deps.clock.now())
        : await fromAttachment(proposal.ticket, proposal.path, deps);
    if (found === null) return;
    if (!found.ok) {
      this.tell(notice('error', found.error));
      return;
    }
    this.said = null;
    proposal.replaceBy(found.value.text, found.value.source);
    if (!proposal.isChanged) this.tell(notice('info', vscode.l10n.t('It is the same as the script is now.')));
  }

  private async act(action: NoticeAction): Promise<void> {
    switch (action) {
      case 'rebase':
        return this.rebase();
      case 'showOnDisk':
        return this.showOnDisk();
      case 'saveDirty':
        await vscode.window.showTextDocument(this.uri, { preview: false });
        return;
      case 'openReply':
        if (this.proposal.ticket !== null) this.deps.tickets.open(this.proposal.ticket.id, { focusComposer: true });
        return;
      case 'commit':
        return this.commit();
      case 'openText':
        return this.deps.showText(this.proposal, true);
      case 'reload':
        await this.deps.reread(this.proposal.root);
        this.tell(null);
        return this.lookAtDisk();
      case 'close': {
        this.tell(null);
        return;
      }
    }
  }

  /** Carries over what still fits the file as it is now, and tells what does not. */
  private async rebase(): Promise<void> {
    const { proposal } = this;
    const now = await this.onDisk();
    if (now === null || proposal.base === null) {
      this.tell(notice('error', vscode.l10n.t('The file is not there any more.')));
      return;
    }
    const review = this.review();
    const all = new Set(review.scripts.flatMap(one => one.review.changes.map(change => change.id)));
    const operations = operationsOf(review, all);
    if (operations.length === 0) {
      this.tell(
        notice(
          'warning',
          vscode.l10n.t('The changes of this file cannot be carried over: compare the texts and repeat them.'),
          [],
          [{ action: 'showOnDisk', label: vscode.l10n.t('Show what changed') }],
        ),
      );
      return;
    }
    const fitted = applyFitting(now, operations);
    proposal.rebase(now, fitted.file.text);
    this.tell(
      fitted.refused.length === 0
        ? notice('done', vscode.l10n.t('All changes fit the new version. Look through them once more.'))
        : notice(
            'warning',
            vscode.l10n.t('Some changes do not fit the new version: {0}.', fitted.refused.length),
            fitted.refused.map(({ problem }) => operationProblemText(problem)),
          ),
    );
  }

  private async showOnDisk(): Promise<void> {
    const base = vscode.Uri.from({
      scheme: 've-setup',
      path: `/${this.proposal.id}/base/${this.proposal.path}`,
    });
    const title = vscode.l10n.t('{0}: when the change was begun ↔ now', this.proposal.path);
    await vscode.commands.executeCommand('vscode.diff', base, this.uri, title);
  }

  private async commit(): Promise<void> {
    if (this.applied === null) return;
    const problem = await commitFile(this.uri, this.applied.message);
    if (problem !== null) this.tell(notice('error', vscode.l10n.t('Nothing was committed: {0}', problem)));
    else this.tell(notice('done', vscode.l10n.t('Committed: {0}', this.applied.message)));
  }

  private async onDisk(): Promise<SetupFile | null> {
    const bytes = await hostFiles.read(this.uri.fsPath);
    const opened = bytes === null ? null : openFile(this.proposal.path, bytes);
    return opened?.ok === true ? opened.value : null;
  }

  private async records() {
    const store = new PlanStore(this.places.plans, hostFiles);
    const { ticket, path } = this.proposal;
    const all = await store.all();
    return all.filter(
      ({ plan }) =>
        plan.files.some(file => file.path === path) ||
        (ticket !== null && plan.ticket?.id === ticket.id && plan.ticket.origin === ticket.origin),
    );
  }

  private async readPlans(): Promise<void> {
    const now = this.deps.clock.now();
    this.plans = (await this.records()).map(record => planView(record, now));
    this.changes.fire();
  }

  private async whileBusy(work: () => Promise<void>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.said = null;
    this.changes.fire();
    try {
      if (isDirty(this.uri.fsPath)) this.said = failureNotice({ kind: 'dirty', paths: [this.proposal.path] });
      else await work();
    } finally {
      this.isBusy = false;
      this.changes.fire();
    }
  }

  private tell(said: NoticeView | null): void {
    this.said = said;
    this.changes.fire();
  }
}

function outcomeNotice(outcome: ApplyOutcome): NoticeView {
  switch (outcome.kind) {
    case 'nothingToDo':
      return notice('info', vscode.l10n.t('Nothing is changed yet.'));
    case 'notWritable':
      return notice('error', outcome.message);
    default:
      return failureNotice(outcome);
  }
}
