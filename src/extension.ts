import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { systemClock } from './base/clock';
import { DisposableStore } from './base/disposable';
import { MovableClock } from './base/movableClock';
import { once } from './base/once';
import { ReplyDrafts } from './tickets/replyDrafts';
import { commandTable } from './ui/commands/commands';
import { registerCommands } from './ui/commands/commandTable';
import { ConnectDialogue } from './ui/connection/connectDialogue';
import { Connector } from './ui/connection/connector';
import { followWithContextKeys } from './ui/connection/contextKeys';
import { followMappingSettings } from './ui/connection/mappingSettings';
import { PlainHttp } from './ui/connection/plainHttp';
import { Reconnection } from './ui/connection/reconnection';
import { SignOut } from './ui/connection/signOut';
import { Startup } from './ui/connection/startup';
import { TokenVault } from './ui/connection/tokenVault';
import { FindingDoor } from './ui/finding/findingDoor';
import { RecentTickets } from './ui/finding/recentTickets';
import { FirstTimes } from './ui/doors/firstTimes';
import { DraftDoor } from './ui/draftPanel/draftDoor';
import { MappingPanels } from './ui/mappingPanel/mappingPanels';
import { ProposalNotice } from './ui/mappingPanel/proposalNotice';
import { Notifier } from './ui/notifications/notifier';
import { TicketDrop } from './ui/queue/ticketDrop';
import { QueueView } from './ui/queue/queueView';
import { SavedSearchCommands } from './ui/queue/savedSearchCommands';
import { SavedSearches } from './ui/queue/savedSearches';
import { ViewMemory } from './ui/queue/viewMemory';
import { CalendarYears } from './ui/policy/calendarYears';
import { PolicyFile } from './ui/policy/policyFile';
import { RegulationInForce } from './ui/policy/regulationInForce';
import { RegulationPages } from './ui/regulationPage/regulationPages';
import { MacroLibrary } from './ui/ticketPanel/writing/macroLibrary';
import { Poller } from './ui/session/poller';
import { Refresher } from './ui/session/refresher';
import { ScriptDesk } from './ui/scripts/scriptDesk';
import { SessionHolder } from './ui/session/sessionHolder';
import { SourceMemory } from './ui/session/sourceMemory';
import { SetupDoor } from './ui/setupPanel/setupDoor';
import { AttachmentActions } from './ui/ticketPanel/files/attachmentActions';
import { AttachmentDocuments } from './ui/ticketPanel/files/attachmentDocuments';
import type { TicketList } from './ui/ticketPanel/deps';
import { TicketPanels } from './ui/ticketPanel/ticketPanels';
import { UrgentTicket } from './ui/time/statusBar';

/** Composition: builds the parts and registers them. No logic lives here. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('ВЭ Сопровождение', { log: true });
  const regulation = new RegulationInForce();
  const storageFolder = context.globalStorageUri.fsPath;
  const testClock = process.env['VE_SUPPORT_TEST_CLOCK'];
  const clock = testClock === undefined ? systemClock : new MovableClock(testClock);
  const productVersion = String((context.extension.packageJSON as { readonly version?: unknown }).version);
  const parts = { clock, log, regulation, language: vscode.env.language, storageFolder, productVersion };

  const policyFile = new PolicyFile(regulation, storageFolder, log);
  const calendars = new CalendarYears(regulation, storageFolder, log);
  const holder = new SessionHolder();
  const vault = new TokenVault(context.secrets);
  const connector = new Connector(holder, vault, context.globalState, context.extensionPath, parts);
  const notice = new ProposalNotice(context.globalState);
  const mappingPanels = new MappingPanels(context.extensionUri, holder, connector, notice, log);
  const plainHttp = new PlainHttp(context.globalState);
  const dialogue = new ConnectDialogue(connector, vault, plainHttp, () => mappingPanels.introduce());
  const startup = new Startup(connector, dialogue, notice);
  const sources = new SourceMemory(context.workspaceState);
  const reconnection = new Reconnection(holder, connector, log);
  const refresher = new Refresher(holder, sources, log);
  const drafts = new ReplyDrafts({
    folder: join(storageFolder, 'drafts'),
    writer: randomUUID(),
    clock: systemClock,
    log,
  });
  const documents = new AttachmentDocuments();
  const scriptDesk = new ScriptDesk();
  const recent = new RecentTickets(context.globalState);
  const finding = new FindingDoor({ extensionPath: context.extensionPath, holder, log }, recent);
  const searches = new SavedSearches(context.globalState, randomUUID);
  // The tree shows which tickets have a draft, drafts go into panels, and panels walk along the tree.
  const list: TicketList = {
    neighbour: (from, step) => queueView.neighbour(from, step),
    get selected() {
      return queueView.selected;
    },
    reveal: id => queueView.reveal(id),
  };
  const panels = new TicketPanels({
    extensionUri: context.extensionUri,
    sessions: holder,
    drafts,
    attachments: new AttachmentActions(documents, log),
    scripts: scriptDesk,
    similar: finding,
    onOpened: ({ origin, ticketId }) => recent.note(origin, ticketId),
    firstTimes: new FirstTimes(),
    macros: new MacroLibrary(join(context.extensionPath, 'dist', 'macros')),
    list,
    takeNext: async open => {
      const { takeNext } = await work();
      if (holder.session) await takeNext(holder.session, open);
    },
    clock: systemClock,
    log,
    onLanded: (reference, text) => draftDoor.sent(reference, text),
  });
  const setup = new SetupDoor({
    extensionUri: context.extensionUri,
    storageFolder,
    holder,
    tickets: panels,
    drafts,
    regulation,
    clock,
    log,
  });
  const work = once(async () => (await import('./ui/commands/ticketWork')).ticketWork(holder));
  const draftDoor = new DraftDoor({
    context,
    holder,
    panels,
    reclassify: async (ids, preset) => (await work()).reclassify.run(ids, preset),
    folder: join(storageFolder, 'vellii'),
    log,
  });
  const signOut = new SignOut(connector, drafts, panels, notice, plainHttp, draftDoor);
  const drop = new TicketDrop({
    reclassify: async (ids, preset) => (await work()).reclassify.run(ids, preset),
    assign: async (ids, handlerId) => (await work()).changeMany.assignTo(ids, handlerId),
  });
  const queueView = new QueueView(holder, new ViewMemory(context.workspaceState), searches, drop, draftDoor);
  const regulationPages = new RegulationPages({ extensionUri: context.extensionUri, regulation, holder, clock, log });

  // Loaded once activation is over: nobody waits for them.
  const late = new DisposableStore();
  const doors = import('./ui/doors/doors');
  const scripts = import('./ui/scripts/scripts');
  const fail = (error: unknown): void => log.error('A part of the extension could not be loaded.', error);
  doors.then(({ openDoors }) => late.add(openDoors({ holder, open: id => void panels.open(id), log })), fail);
  scripts.then(({ startScripts }) => late.add(startScripts({ holder, desk: scriptDesk, log })), fail);

  context.subscriptions.push(
    log,
    regulation,
    policyFile,
    calendars,
    regulationPages,
    setup,
    holder,
    connector,
    drafts,
    documents,
    scriptDesk,
    finding,
    searches,
    late,
    panels,
    draftDoor,
    mappingPanels,
    queueView,
    followWithContextKeys(holder),
    new Poller(holder, log),
    reconnection,
    new UrgentTicket(holder),
    new Notifier(holder, id => void panels.open(id), log),
    followMappingSettings(connector),
    holder.onDidChangeSession(({ kind }) => kind === 'ready' && void refresher.refresh()),
    registerCommands(
      commandTable({
        holder,
        signOut,
        dialogue,
        startup,
        refresher,
        reconnection,
        queueView,
        panels,
        mappingPanels,
        sources,
        finding,
        savedSearches: new SavedSearchCommands(searches, holder),
        draftDoor,
        work,
        regulation,
        calendars,
        regulationPages,
        doors,
        extensionUri: context.extensionUri,
        setup,
        channel: log,
      }),
      log,
    ),
  );
  void Promise.all([policyFile.start(), calendars.load()]).finally(() => startup.resume());
}
