import type { Ticket } from '../../tickets/ticket';
import { normalCode } from '../../setup/workspace/code';
import { codesNamedBy, fileKey } from './codes';

/** Which tickets name which codes and files; kept ticket by ticket, never built anew. */
export class CodeIndex {
  private readonly ticketsByCode = new Map<string, Set<number>>();
  private readonly codesByTicket = new Map<number, ReadonlySet<string>>();

  /** Takes over a ticket as it is now. False when it names what it named before. */
  put(ticket: Ticket): boolean {
    const codes = codesNamedBy(ticket);
    const before = this.codesByTicket.get(ticket.id);
    if (before !== undefined && isSame(before, codes)) return false;
    this.remove(ticket.id);
    if (codes.size === 0) return before !== undefined;
    this.codesByTicket.set(ticket.id, codes);
    for (const code of codes) {
      const tickets = this.ticketsByCode.get(code);
      if (tickets === undefined) this.ticketsByCode.set(code, new Set([ticket.id]));
      else tickets.add(ticket.id);
    }
    return true;
  }

  /** False when the ticket was not in it. */
  remove(ticketId: number): boolean {
    const codes = this.codesByTicket.get(ticketId);
    if (codes === undefined) return false;
    this.codesByTicket.delete(ticketId);
    for (const code of codes) {
      const tickets = this.ticketsByCode.get(code);
      tickets?.delete(ticketId);
      if (tickets?.size === 0) this.ticketsByCode.delete(code);
    }
    return true;
  }

  naming(code: string): readonly number[] {
    return [...(this.ticketsByCode.get(normalCode(code)) ?? [])];
  }

  namingFile(fileName: string): readonly number[] {
    return [...(this.ticketsByCode.get(fileKey(fileName)) ?? [])];
  }
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every(code => other.has(code));
}
