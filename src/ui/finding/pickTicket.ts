import * as vscode from 'vscode';
import type { Ticket } from '../../tickets/ticket';
import type { FoundTicket, SearchHit } from '../../vellii/knowledge/ticketSearch';
import type { Passage } from '../../vellii/knowledge/search/passages';
import { quickPickLabel } from '../commands/quickPickLabel';
import { displayName } from '../session/names';
import type { ServerSession } from '../session/serverSession';
import { loadedMatches, mergeFound, typedNumber, type FoundRow } from './foundRows';
import type { IndexDesk } from './indexDesk';

export interface PickOptions {
  readonly title?: string;
  /** A ticket that must not be chosen. */
  readonly except?: number;
}

interface TicketItem extends vscode.QuickPickItem {
  readonly ticketId: number | null;
}

const mostRows = 200;
const mostHits = 50;
/** So long a new list may be on its way to the window, and a choice in the former one on its way back. */
const settlesMs = 300;

/**
 * Lets a person choose a ticket, open or resolved, by number or words; recent ones are there before anything is typed.
 * While the index is not there the loaded tickets are filtered.
 * @param recent numbers, the last one first
 */
export async function pickTicket(
  session: ServerSession,
  desk: IndexDesk,
  recent: readonly number[],
  { title, except }: PickOptions,
): Promise<number | undefined> {
  const pick = vscode.window.createQuickPick<TicketItem>();
  pick.title = title;
  pick.placeholder = vscode.l10n.t('Number or words from summary, comments, names, tags');
  // The order of the search must stay; VS Code would put whatever it finds in the labels first. Not in its typings yet.
  (pick as { sortByLabel?: boolean }).sortByLabel = false;
  const resolvedOf = (ticket: Ticket): boolean => session.isResolved(ticket);
  const listed = session.store.all().filter(({ id }) => id !== except);
  /** Counts what was asked; an answer to an older text is dropped. */
  let asked = 0;
  let shownFor: string | null = null;
  let changedAt = 0;
  /** The person went away from the first row of what is shown. */
  let hasMoved = false;
  const isSettled = (): boolean => shownFor === pick.value && Date.now() - changedAt >= settlesMs;
  let pending: Promise<void> = Promise.resolve();

  const rowsFor = async (text: string): Promise<readonly TicketItem[]> => {
    if (text.trim() === '') return beginning(session, desk, recent, listed, except);
    const hits = (await desk.find(session, text, mostHits)) ?? [];
    const loaded = loadedMatches(listed, text).slice(0, mostRows);
    const found = hits.filter(({ id }) => id !== except);
    const rows = mergeFound(
      text,
      found,
      loaded,
      hit => rowOfHit(hit, session),
      ticket => loadedRow(ticket, resolvedOf(ticket)),
    );
    const number = typedNumber(text);
    const isOther = number !== null && number !== except && !rows.some(({ id }) => id === number);
    return [...rows.map(row => itemOf(row, session)), ...(isOther ? [openByNumber(number)] : [])];
  };
  const show = async (): Promise<void> => {
    const text = pick.value;
    const mine = ++asked;
    const items = await rowsFor(text);
    if (mine !== asked) return;
    if (shownFor !== text) {
      changedAt = Date.now();
      hasMoved = false;
    }
    const chosen = shownFor === text ? pick.activeItems[0]?.ticketId : undefined;
    pick.items = items;
    const again = items.find(({ ticketId }) => ticketId !== null && ticketId === chosen);
    if (again !== undefined) pick.activeItems = [again];
    shownFor = text;
    pick.busy = !desk.isReady(session);
  };
  const listening = desk.onDidBecomeReady(() => (pending = show()));
  try {
    desk.open(session);
    return await new Promise<number | undefined>(resolve => {
      let isAccepting = false;
      let isHidden = false;
      const accept = async (): Promise<void> => {
        // Enter may come before the answer to what was typed last is seen; what hides the list meanwhile takes nothing
        // back. VS Code tells the chosen row by its place, which in another list is another ticket.
        const isFirstMeant = pick.value !== '' && (!isSettled() || (!hasMoved && typedNumber(pick.value) !== null));
        const chosen = pick.selectedItems[0];
        isAccepting = isFirstMeant || chosen !== undefined;
        if (isFirstMeant) await pending;
        const item = isFirstMeant ? pick.items.find(({ ticketId }) => ticketId !== null) : chosen;
        if (typeof item?.ticketId === 'number') resolve(item.ticketId);
        else if (isHidden) resolve(undefined);
        else isAccepting = false;
      };
      pick.onDidChangeValue(() => (pending = show()));
      pick.onDidChangeActive(([active]) => {
        if (isSettled()) hasMoved = active !== undefined && active !== pick.items[0];
      });
      pick.onDidAccept(() => void accept());
      pick.onDidHide(() => {
        isHidden = true;
        if (!isAccepting) resolve(undefined);
      });
      pending = show();
      pick.show();
    });
  } finally {
    asked++;
    listening.dispose();
    pick.dispose();
  }
}

/** What stands there while nothing is typed: the recent ones, then what is open. */
async function beginning(
  session: ServerSession,
  desk: IndexDesk,
  recent: readonly number[],
  listed: readonly Ticket[],
  except: number | undefined,
): Promise<readonly TicketItem[]> {
  const indexed = new Map((await desk.named(session, recent)).map(ticket => [ticket.id, ticket]));
  const recentRows = recent.flatMap((id): FoundRow[] => {
    if (id === except) return [];
    const ticket = session.known(id);
    if (ticket !== undefined) return [loadedRow(ticket, session.isResolved(ticket))];
    const found = indexed.get(id);
    return found === undefined ? [] : [rowOfHit({ ...found, passage: null }, session)];
  });
  const shown = new Set(recentRows.map(({ id }) => id));
  const others = listed.filter(({ id }) => !shown.has(id)).slice(0, mostRows);
  const heading = (label: string): TicketItem => ({ label, kind: vscode.QuickPickItemKind.Separator, ticketId: null });
  return [
    ...(recentRows.length === 0 ? [] : [heading(vscode.l10n.t('Opened last'))]),
    ...recentRows.map(row => itemOf(row, session)),
    ...(others.length === 0 ? [] : [heading(vscode.l10n.t('Open tickets'))]),
    ...others.map(ticket => itemOf(loadedRow(ticket, session.isResolved(ticket)), session)),
  ];
}

/** A loaded ticket knows better than the index what it is now. */
function rowOfHit(hit: SearchHit | (FoundTicket & { passage: null }), session: ServerSession): FoundRow {
  const ticket = session.known(hit.id);
  if (ticket !== undefined) return { ...loadedRow(ticket, session.isResolved(ticket)), passage: hit.passage };
  const { id, summary, customer, handler, status, isResolved, passage } = hit;
  return { id, summary, customer, handler, status, isResolved, passage, ticket: null };
}

function loadedRow(ticket: Ticket, isResolved: boolean): FoundRow {
  const { id, summary, customer, handler, status } = ticket;
  return {
    id,
    summary,
    customer: customer ?? '',
    handler: handler === null ? '' : displayName(handler),
    status: status.label,
    isResolved,
    passage: null,
    ticket,
  };
}

function itemOf(row: FoundRow, session: ServerSession): TicketItem {
  const facts = [row.isResolved ? row.status : '', row.customer, row.handler].filter(part => part !== '').join(' · ');
  const detail =
    row.passage === null ? (row.ticket === null ? '' : session.shortProgress(row.ticket)) : passageText(row.passage);
  return {
    ticketId: row.id,
    label: quickPickLabel(`#${row.id} ${row.summary}`),
    description: quickPickLabel(facts),
    ...(detail === '' ? {} : { detail }),
    ...(row.isResolved
      ? { iconPath: new vscode.ThemeIcon('pass') }
      : { iconPath: new vscode.ThemeIcon('circle-outline') }),
    // What is found by a typing error or another form would be hidden otherwise.
    alwaysShow: true,
  };
}

function passageText({ place, text }: Passage): string {
  const line = quickPickLabel(text);
  switch (place) {
    case 'description':
      return vscode.l10n.t('Description: {0}', line);
    case 'note':
      return vscode.l10n.t('Comment: {0}', line);
    case 'privateNote':
      return `$(lock) ${vscode.l10n.t('Private comment: {0}', line)}`;
  }
}

function openByNumber(ticketId: number): TicketItem {
  return { ticketId, label: vscode.l10n.t('Open ticket #{0}', String(ticketId)), alwaysShow: true };
}
