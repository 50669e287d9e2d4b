import * as vscode from 'vscode';
import type { ConnectDialogue } from '../connection/connectDialogue';
import type * as Doors from '../doors/doors';
import type { Reconnection } from '../connection/reconnection';
import type { Startup } from '../connection/startup';
import type { SignOut } from '../connection/signOut';
import type { DraftCommands } from '../draftPanel/draftCommands';
import type { DraftDoor } from '../draftPanel/draftDoor';
import type { MappingPanels } from '../mappingPanel/mappingPanels';
import type { FindingDoor } from '../finding/findingDoor';
import type { QueueView } from '../queue/queueView';
import type { CalendarYears } from '../policy/calendarYears';
import type { RegulationInForce } from '../policy/regulationInForce';
import type { RegulationPages } from '../regulationPage/regulationPages';
import type { Refresher } from '../session/refresher';
import type { SessionHolder } from '../session/sessionHolder';
import type { SourceMemory } from '../session/sourceMemory';
import type { SetupDoor } from '../setupPanel/setupDoor';
import type { TicketPanels } from '../ticketPanel/ticketPanels';
import type { ServerSession } from '../session/serverSession';
import type { CommandHandler } from './commandTable';
import { everything } from '../queue/queueFilter';
import type { SavedSearchCommands } from '../queue/savedSearchCommands';
import { pickFilter } from './pickFilter';
import { pickMode } from './pickMode';
import { pickSource } from './pickSource';
import { ticketIdFrom, ticketIdsFrom, ticketsFrom } from './ticketArgument';
import type { TicketWork } from './ticketWork';
import { clauseFrom } from '../regulationPage/clause';

export interface CommandParts {
  readonly holder: SessionHolder;
  readonly signOut: SignOut;
  readonly dialogue: ConnectDialogue;
  readonly startup: Startup;
  readonly refresher: Refresher;
  readonly reconnection: Reconnection;
  readonly queueView: QueueView;
  readonly panels: TicketPanels;
  readonly mappingPanels: MappingPanels;
  readonly sources: SourceMemory;
  readonly finding: FindingDoor;
  readonly savedSearches: SavedSearchCommands;
  readonly draftDoor: DraftDoor;
  readonly work: () => Promise<TicketWork>;
  readonly regulation: RegulationInForce;
  readonly calendars: CalendarYears;
  readonly regulationPages: RegulationPages;
  /** Loaded after the start. */
  readonly doors: Promise<typeof Doors>;
  readonly extensionUri: vscode.Uri;
  readonly setup: SetupDoor;
  readonly channel: vscode.LogOutputChannel;
}

/** Every command of the extension, by its name after `veSupport.`. */
export function commandTable(parts: CommandParts): Readonly<Record<string, CommandHandler>> {
  const { holder, signOut, dialogue, startup, refresher, queueView, panels, mappingPanels, sources, channel, finding } =
    parts;
  const drafts = async (): Promise<DraftCommands> => (await parts.draftDoor.open()).commands;
  /** The rows a command was called on; else several selected rows, the ticket in front of the person, or one to pick. */
  const chosen = async (argument: unknown, selection: unknown): Promise<readonly number[]> => {
    const ids = ticketIdsFrom(argument, selection);
    if (ids.length > 0) return ids;
    const selected = queueView.selectedTickets;
    if (selected.length > 1) return selected;
    const one = panels.activeTicket ?? (holder.session && (await finding.pick(holder.session)));
    return one === undefined ? [] : [one];
  };
  /** The ticket a command was called on, else the one in front of the person, else one to pick. */
  const withOne =
    (work: (id: number, session: ServerSession) => unknown): CommandHandler =>
    async argument => {
      const { session } = holder;
      if (!session) return;
      const id = ticketIdFrom(argument) ?? panels.activeTicket ?? (await finding.pick(session));
      if (id !== undefined && session === holder.session) await work(id, session);
    };
  return {
    connect: () => dialogue.run(),
    trySample: () => startup.startSample(),
    editMapping: () => mappingPanels.open(),
    signOut: () => signOut.run(),
    refresh: () => {
      if (holder.session?.isOffline) return parts.reconnection.retry();
      return holder.session ? refresher.refresh() : startup.resume();
    },
    chooseTickets: async () => {
      const { session } = holder;
      const source = session && (await pickSource(session));
      if (!source || session !== holder.session) return;
      await sources.keep(session.key, source);
      session.tickets.show(source);
      await refresher.reload(session);
    },
    chooseMode: async () => {
      const mode = await pickMode(queueView.mode);
      if (mode) await queueView.arrangeBy(mode);
    },
    filterTickets: async () => {
      const { session } = holder;
      const filter = session && (await pickFilter(session.store.all(), queueView.filter));
      if (filter) await queueView.showOnly(filter);
    },
    clearFilter: () => queueView.showOnly(everything),
    takeNext: async () => {
      const { takeNext } = await parts.work();
      if (holder.session) await takeNext(holder.session, id => void panels.open(id));
    },
    nextTicket: () => panels.walk(1),
    previousTicket: () => panels.walk(-1),
    markUnread: (argument, selection) => {
      for (const ticket of ticketsFrom(holder.session, argument, selection)) holder.session?.unread.markUnread(ticket);
    },
    markRead: (argument, selection) => {
      for (const ticket of ticketsFrom(holder.session, argument, selection)) holder.session?.unread.readAll(ticket);
    },
    openTicket: async argument => {
      const id = ticketIdFrom(argument) ?? (holder.session && (await finding.pick(holder.session)));
      if (id === undefined) return;
      await panels.open(id);
      await queueView.reveal(id);
    },
    reclassify: async (argument, selection) => {
      const ids = await chosen(argument, selection);
      await (await parts.work()).reclassify.run(ids);
    },
    changeTickets: async (argument, selection) => {
      const ids = await chosen(argument, selection);
      await (await parts.work()).changeMany.change(ids);
    },
    assign: async (argument, selection) => {
      const ids = await chosen(argument, selection);
      await (await parts.work()).changeMany.assign(ids);
    },
    closeAsDuplicate: async (argument, original) => {
      const [id] = await chosen(argument, undefined);
      // Called on a row of the tree, the second argument is the selection.
      const other = typeof original === 'number' ? ticketIdFrom(original) : undefined;
      if (id !== undefined) await (await parts.work()).duplicate.run(id, other, finding);
    },
    saveSearch: () => parts.savedSearches.save(queueView.filter),
    renameSearch: argument => parts.savedSearches.rename(argument),
    removeSearch: argument => parts.savedSearches.remove(argument),
    startWork: withOne(async (id, session) =>
      (await parts.work()).startWork(id, session, ticket => void panels.open(ticket)),
    ),
    openInBrowser: withOne((id, session) => vscode.env.openExternal(vscode.Uri.parse(session.webAddress(id), true))),
    copyLink: withOne(async (id, session) => (await parts.doors).copyTicketLink(id, session)),
    copyNumber: withOne(id => vscode.env.clipboard.writeText(`#${id}`)),
    help: async page => (await parts.doors).showHelp(page, parts.extensionUri),
    showMore: groupId => {
      if (typeof groupId === 'string') queueView.showMore(groupId);
    },
    openDraft: async argument => {
      const id =
        ticketIdFrom(argument) ?? panels.activeTicket ?? (holder.session && (await finding.pick(holder.session)));
      if (id !== undefined) (await drafts()).open(id);
    },
    insertDraft: async argument => {
      const id = ticketIdFrom(argument) ?? panels.activeTicket;
      if (id !== undefined) await (await drafts()).insert(id);
    },
    setModelKey: async () => (await drafts()).askKey(),
    checkModel: async () => (await drafts()).checkModel(),
    draftStatistics: async () => (await drafts()).showStatistics(),
    exportDraftStatistics: async () => (await drafts()).exportStatistics(),
    changeSetup: argument => {
      if (argument instanceof vscode.Uri) return parts.setup.openFile(argument);
      return parts.setup.openFor(ticketIdFrom(argument) ?? panels.activeTicket);
    },
    showRegulation: clause => parts.regulationPages.open(clauseFrom(clause)),
    createPolicyFile: async () => (await import('../policy/regulationDesk')).createPolicyFile(parts.regulation),
    importCalendarYear: async () =>
      (await import('../policy/regulationDesk')).manageCalendarYears(parts.regulation, parts.calendars),
    showLog: () => channel.show(),
  };
}
