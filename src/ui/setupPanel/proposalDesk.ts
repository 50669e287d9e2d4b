import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import { Emitter } from '../../base/emitter';
import type { NoticeAction, NoticeView, PlanView, SetupView, SetupWebviewMessage } from '../../protocol/setupPanel';
import { LARGE_TEXT } from '../../setup/documents/limits';
import type { PlanRecord } from '../../setup/plans/planStore';
import { scriptsOf } from '../../setup/workspace/script';
import { displayName } from '../session/names';
import { appliedChange } from './apply/appliedChange';
import { applyProposal, isDirty, type ApplyOutcome } from './apply/applyProposal';
import { failureNotice, followingChangedNotice, outcomeNotice } from './apply/failureText';
import { commit, type Committable } from './apply/commit';
import { isUnderGit, repositoryOf } from './apply/git';
import { planView, plansAbout } from './apply/planTexts';
import { answer } from './apply/answer';
import { takeBack } from './apply/takeBack';
import type { SetupDeps } from './deps';
import { notice } from './notices';
import { carryOver, fileOf, readOnDisk, showOnDisk, showUnsaved } from './onDisk';
import { placesOf, type SetupPlaces } from './places';
import type { Proposal } from './proposal';
import { edit, propose, type EditMessage } from './proposalEdits';
import { removeProposal } from './proposalFile';
import { reviewProposal, takenAlong, type FollowingReview, type ProposalReview } from './following';
import { dayOf, formerContext } from './reviewing';
import { takeFrom } from './sources/takeFrom';
import type { Territory } from './territory';
import { setupView } from './view/setupView';

/** Long enough for the panel to have drawn that it is busy. */
const MOMENT_MS = 60;

export interface ProposalDeskDeps extends SetupDeps {
  readonly territory: (root: string) => Territory;
  /** The scripts on the disk are others now. */
  readonly reread: (root: string) => Promise<Territory>;
  readonly onDidReread: Emitter<string>['event'];
  /** Shows base and proposal, or a file that follows it, in VS Code's own diff editor. */
  readonly showText: (proposal: Proposal, path?: string) => Promise<void>;
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
  /** True also where VS Code has no git: the person is told what is missing. */
  private isUnderGit = false;
  /** The commit that is offered once a change is applied. */
  private committable: Committable | null = null;
  private reviewed: { readonly text: string; readonly territory: Territory; readonly review: ProposalReview } | null =
    null;

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
        this.inBackground(this.lookAtDisk());
      }),
    );
    this.inBackground(this.readPlans());
    this.inBackground(this.lookAtDisk());
    this.inBackground(this.lookForGit());
  }

  get title(): string {
    const [script] = scriptsOf(this.proposal.result);
    const mark = this.proposal.isChanged ? '● ' : '';
    return `${mark}${script?.code ?? this.proposal.path.split('/').at(-1) ?? ''}`;
  }

  view(): SetupView {
    const { proposal, deps, moves, filter, isBusy, plans } = this;
    const now = deps.clock.now();
    const sources: SetupView['sources'] = [];
    if (proposal.ticket !== null) sources.push({ source: 'attachment', label: vscode.l10n.t('A file of the ticket…') });
    if (this.isUnderGit) sources.push({ source: 'git', label: vscode.l10n.t('Another version from git…') });
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
      case 'accept':
      case 'acceptRisk':
      case 'chooseTarget':
      case 'takeAlong':
      case 'renameInside':
      case 'setValue':
      case 'row':
        return this.edit(message);
      case 'undo':
      case 'redo':
        return this.takingItsTime(() => {
          this.said = null;
          this.proposal[message.type]();
        });
      case 'openText':
        return this.openText(message.path);
      case 'openTicket':
        return this.openTicket(false);
      case 'apply':
        return this.whileBusy(() => this.apply());
      case 'takeBack':
        return this.whileBusy(() => this.takeBack(message.plan));
      case 'takeFrom':
        return this.tellLater(takeFrom(message.source, this.proposal, this.deps));
      case 'notice':
        return this.act(message.action);
      case 'showRows':
        this.filter = { onlyChanged: message.onlyChanged, search: message.search };
        this.changes.fire();
        return;
      case 'simulate':
        this.moves = message.move === null ? [] : [...this.moves, message.move];
        this.changes.fire();
        return;
      case 'ready':
      case 'discard':
        return;
    }
  }

  /** The text of a file that follows the change, as it would be; `null` where there is none. */
  followingText(path: string): string | null {
    return this.review().following.find(({ file }) => file.path === path)?.file.result.text ?? null;
  }

  /** Carries operations from outside out on the proposal, all or none; what is wrong with them is told. */
  propose(operations: unknown): string | null {
    return propose(this.proposal, operations);
  }

  /** Drops the proposal for good, after asking where something would be lost. */
  async discard(): Promise<boolean> {
    if (this.proposal.isChanged) {
      const drop = vscode.l10n.t('Discard');
      const question = vscode.l10n.t('Discard the proposed change? The script stays as it is.');
      if ((await vscode.window.showWarningMessage(question, { modal: true }, drop)) !== drop) return false;
    }
    await this.remove();
    return true;
  }

  /** A panel that was only looked into leaves nothing on the disk. */
  async forgetIfUnchanged(): Promise<void> {
    if (!this.proposal.isChanged && this.proposal.present.refused.length === 0) await this.remove();
  }

  /** Whether the file is still what the proposal was made from. */
  async lookAtDisk(): Promise<void> {
    if (this.isBusy) return;
    const now = await readOnDisk(this.proposal);
    const { base, path, present, isChanged } = this.proposal;
    const isSame = now === null ? base === null : base?.text === now.text && base.encoding === now.encoding;
    if (isSame) {
      if (this.said?.actions.some(({ action }) => action === 'rebase') === true) this.tell(null);
    } else if (!isChanged && now !== null) this.proposal.rebase(now, now.text);
    else if (base !== null && now?.text === present.text) this.proposal.applied(now);
    else this.tell(failureNotice({ kind: 'baseChanged', files: [{ path, text: null, isDone: false }] }));
  }

  dispose(): void {
    this.owned.dispose();
    this.changes.dispose();
  }

  private get territory(): Territory {
    return this.deps.territory(this.proposal.root);
  }

  /** The files that are applied together with the proposal's own. */
  private get along(): readonly FollowingReview[] {
    return takenAlong(this.review());
  }

  private get author(): string {
    const me = this.deps.holder.session?.me;
    return me === undefined ? '' : displayName(me);
  }

  /** Computed anew only when the proposal or the other scripts have changed. */
  private review(): ProposalReview {
    const { territory } = this;
    const { base, present } = this.proposal;
    const text = [base?.text ?? '', present.text, ...present.along, JSON.stringify(present.stateTargets)].join(
      '\u0000',
    );
    if (this.reviewed?.text === text && this.reviewed.territory === territory) return this.reviewed.review;
    const review = reviewProposal(this.proposal, territory, dayOf(this.deps.clock.now()));
    this.reviewed = { text, territory, review };
    return review;
  }

  private async apply(): Promise<void> {
    const { proposal, deps } = this;
    const review = this.review();
    const now = deps.clock.now();
    const change = appliedChange(proposal, review, this.territory.kinds);
    const { lines, scripts } = change;
    const title = lines.slice(0, 3).join('; ');
    const outcome = await applyProposal(proposal, {
      places: this.places,
      review: review.own,
      along: this.along,
      context: formerContext(this.territory, proposal, dayOf(now)),
      author: this.author,
      now,
      title,
    });
    if (!outcome.ok) {
      await this.tellRefusal(outcome.error);
      return;
    }
    const after = proposal.result;
    await deps.reread(proposal.root);
    proposal.applied(after);
    const { ticket, path } = proposal;
    const subject = `${ticket === null ? '' : `#${ticket.id} `}${scripts[0]?.code ?? path}`;
    this.committable = { paths: change.pairs.map(pair => pair.path), message: `${subject}: ${title}`.slice(0, 400) };
    await this.readPlans();
    this.tell(await answer(proposal.ticket, change, this.hasGit, deps));
    if (ticket !== null) await this.openTicket(true);
  }

  /** Nothing was written. Files that follow are fitted to what they are now; the person looks through them again. */
  private async tellRefusal(outcome: ApplyOutcome): Promise<void> {
    const isAboutOthers =
      outcome.kind === 'baseChanged' && outcome.files.every(file => file.path !== this.proposal.path);
    if (!isAboutOthers) {
      this.tell(outcomeNotice(outcome));
      return;
    }
    await this.deps.reread(this.proposal.root);
    this.tell(followingChangedNotice(outcome.files.map(file => file.path)));
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
    const restored = await readOnDisk(proposal);
    if (restored !== null && !proposal.isChanged) proposal.applied(restored);
    this.tell(notice('done', vscode.l10n.t('The change is taken back: the files are as they were before it.')));
  }

  private async act(action: NoticeAction): Promise<void> {
    switch (action) {
      case 'rebase':
        return this.tellLater(carryOver(this.proposal, this.review().own));
      case 'showOnDisk':
        return showOnDisk(this.proposal);
      case 'saveDirty':
        return showUnsaved(this.proposal.root, [this.proposal.path, ...this.along.map(({ file }) => file.path)]);
      case 'openReply':
        return this.openTicket(true);
      case 'commit':
        return this.committable === null ? undefined : this.tellLater(commit(this.proposal.root, this.committable));
      case 'openText':
        return this.deps.showText(this.proposal);
      case 'reload':
        await this.deps.reread(this.proposal.root);
        this.tell(null);
        return this.lookAtDisk();
      case 'close':
        this.tell(null);
        return;
    }
  }

  private async openText(path: string | undefined): Promise<void> {
    if (path === undefined || this.followingText(path) !== null) await this.deps.showText(this.proposal, path);
  }

  private edit(message: EditMessage): Promise<void> {
    return this.takingItsTime(() => {
      const { own: review, inside } = this.review();
      this.tell(edit(message, { proposal: this.proposal, review, inside, kinds: this.territory.kinds }));
    });
  }

  /** A large script takes seconds to be read and judged: the panel says so before it begins. */
  private async takingItsTime(work: () => void): Promise<void> {
    const isLarge = this.proposal.present.text.length > LARGE_TEXT;
    if (!isLarge) {
      work();
      return;
    }
    if (this.isBusy) return;
    this.isBusy = true;
    this.changes.fire();
    // What is posted has to be away before the next seconds are taken.
    await delay(MOMENT_MS);
    try {
      work();
    } finally {
      this.isBusy = false;
      this.changes.fire();
    }
  }

  private async openTicket(focusComposer: boolean): Promise<void> {
    const { ticket } = this.proposal;
    if (ticket !== null) await this.deps.tickets.open(ticket.id, { focusComposer });
  }

  private async remove(): Promise<void> {
    await this.proposal.settled();
    await removeProposal(this.places.proposals, this.proposal.id);
  }

  private async lookForGit(): Promise<void> {
    this.hasGit = (await repositoryOf(fileOf(this.proposal))) !== null;
    this.isUnderGit = this.hasGit || (await isUnderGit(fileOf(this.proposal)));
    this.changes.fire();
  }

  private records(): Promise<readonly PlanRecord[]> {
    return plansAbout(this.proposal, this.places.plans);
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
      if (isDirty(fileOf(this.proposal).fsPath)) {
        this.said = failureNotice({ kind: 'dirty', paths: [this.proposal.path] });
      } else await work();
    } finally {
      this.isBusy = false;
      this.changes.fire();
    }
  }

  private async tellLater(saying: Promise<NoticeView | null | undefined>): Promise<void> {
    const said = await saying;
    if (said !== undefined) this.tell(said);
  }

  private tell(said: NoticeView | null): void {
    this.said = said;
    this.changes.fire();
  }

  private inBackground(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.deps.log.error(`The proposal for ${this.proposal.path}`, error));
  }
}
