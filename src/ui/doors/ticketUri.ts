import { parseServerUrl } from '../../mantis/address';

/** What a link into VS Code asks for. */
export interface TicketLink {
  readonly ticketId: number;
  /** Base address of the server that the link is about; `null` when it does not say. */
  readonly server: string | null;
}

const extensionId = 'oe-it.ve-support';

const longestQuery = 4096;

/** Reads `/ticket/1234` with `?server=…`; `null` for everything else. Links come from anywhere. */
export function parseTicketLink(path: string, query: string): TicketLink | null {
  const digits = /^\/ticket\/0{0,6}([1-9]\d{0,8})\/?$/.exec(path)?.[1];
  if (digits === undefined || query.length > longestQuery) return null;
  const servers = new URLSearchParams(query).getAll('server');
  const [server] = servers;
  if (server === undefined) return { ticketId: Number(digits), server: null };
  const address = parseServerUrl(server);
  return address.ok && servers.length === 1 ? { ticketId: Number(digits), server: address.value.base } : null;
}

/**
 * A link that opens the ticket in VS Code.
 * @param scheme of this VS Code, such as `vscode`
 * @param server base address; `null` for the sample, whose address is another one after each start
 */
export function ticketLink(scheme: string, ticketId: number, server: string | null): string {
  const query = server === null ? '' : `?server=${encodeURIComponent(server)}`;
  return `${scheme}://${extensionId}/ticket/${ticketId}${query}`;
}
