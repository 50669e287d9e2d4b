import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { systemClock } from './base/clock';
import { MovableClock } from './base/movableClock';
import { productionCalendar } from './regulation/calendar/productionCalendar';
import { defaultPolicy } from './regulation/policy/defaultPolicy';
import { prepareRegulation } from './regulation/regulation';
import { ReplyDrafts } from './tickets/replyDrafts';
import { commandTable } from './ui/commands/commands';
import { registerCommands } from './ui/commands/commandTable';
import { ConnectDialogue } from './ui/connection/connectDialogue';
import { Connector } from './ui/connection/connector';
import { followWithContextKeys } from './ui/connection/contextKeys';
import { followMappingSettings } from './ui/connection/mappingSettings';
import { PlainHttp } from './ui/connection/plainHttp';
import { SignOut } from './ui/connection/signOut';
import { Startup } from './ui/connection/startup';
import { TokenVault } from './ui/connection/tokenVault';
import { DraftDoor } from './ui/draftPanel/draftDoor';
import { MappingPanels } from './ui/mappingPanel/mappingPanels';
import { ProposalNotice } from './ui/mappingPanel/proposalNotice';
import { Notifier } from './ui/notifications/notifier';
import { QueueView } from './ui/queue/queueView';
import { ViewMemory } from './ui/queue/viewMemory';
import { ReclassifyCommand } from './ui/reclassify/reclassifyCommand';
import { TicketDrop } from './ui/reclassify/ticketDrop';
import { Poller } from './ui/session/poller';
import { Refresher } from './ui/session/refresher';
import { SessionHolder } from './ui/session/sessionHolder';
import { SourceMemory } from './ui/session/sourceMemory';
import { AttachmentActions } from './ui/ticketPanel/files/attachmentActions';
import { AttachmentDocuments } from './ui/ticketPanel/files/attachmentDocuments';
import { ReplySenders } from './ui/ticketPanel/replySenders';
import { TicketPanels } from './ui/ticketPanel/ticketPanels';
import { UrgentTicket } from './ui/time/statusBar';

/** Composition: builds the parts and registers them. No logic lives here. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('ВЭ Сопровождение', { log: true });
  const regulation = prepareRegulation(defaultPolicy, productionCalendar());
  const storageFolder = context.globalStorageUri.fsPath;
  const testClock = process.env['VE_SUPPORT_TEST_CLOCK'];
  const clock = testClock === undefined ? systemClock : new MovableClock(testClock);
  const parts = { clock, log, regulation, language: vscode.env.language, storageFolder };

  const holder = new SessionHolder();
  const vault = new TokenVault(context.secrets);
  const connector = new Connector(holder, vault, context.globalState, context.extensionPath, parts);
  const notice = new ProposalNotice(context.globalState);
  const mappingPanels = new MappingPanels(context.extensionUri, holder, connector, notice, log);
  const plainHttp = new PlainHttp(context.globalState);
  const dialogue = new ConnectDialogue(connector, vault, plainHttp, () => mappingPanels.introduce());
  const startup = new Startup(connector, dialogue, notice);
  const sources = new SourceMemory(context.workspaceState);
  const refresher = new Refresher(holder, sources, log);
  const drafts = new ReplyDrafts({
    folder: join(storageFolder, 'drafts'),
    writer: randomUUID(),
    clock: systemClock,
    log,
  });
  const senders = new ReplySenders(drafts, systemClock, log);
  const documents = new AttachmentDocuments();
  const panels = new TicketPanels({
    extensionUri: context.extensionUri,
    sessions: holder,
    drafts,
    senders,
    attachments: new AttachmentActions(documents, log),
    clock: systemClock,
    log,
    onLanded: (reference, text) => draftDoor.sent(reference, text),
  });
  const signOut = new SignOut(connector, drafts, panels, notice, plainHttp);
  const reclassify = new ReclassifyCommand(holder);
  const draftDoor = new DraftDoor({
    context,
    holder,
    panels,
    reclassify: (ids, preset) => reclassify.run(ids, preset),
    folder: join(storageFolder, 'vellii'),
    log,
  });
  const drop = new TicketDrop((ids, preset) => reclassify.run(ids, preset));
  const queueView = new QueueView(holder, new ViewMemory(context.workspaceState), drop, draftDoor);

  context.subscriptions.push(
    log,
    holder,
    connector,
    drafts,
    senders,
    documents,
    panels,
    draftDoor,
    mappingPanels,
    queueView,
    followWithContextKeys(holder),
    new Poller(holder, log),
    new UrgentTicket(holder),
    new Notifier(holder, id => panels.open(id), log),
    followMappingSettings(connector),
    holder.onDidChangeSession(({ kind }) => kind === 'ready' && void refresher.refresh()),
    registerCommands(
      commandTable({
        holder,
        signOut,
        dialogue,
        startup,
        refresher,
        queueView,
        panels,
        mappingPanels,
        sources,
        reclassify,
        draftDoor,
        channel: log,
      }),
      log,
    ),
  );
  void startup.resume();
}
