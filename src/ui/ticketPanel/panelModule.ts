// What an open ticket needs, in a bundle of its own: loaded when the first one is opened.
export { ReplySenders } from './sending/replySenders';
export { TicketPanel } from './ticketPanel';
