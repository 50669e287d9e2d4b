import type { ParsedRequest } from './request';
import type { Reply } from './rest/reply';

function html(status: number, reason: string, text: string): Reply {
  const body = Buffer.from(
    `<!DOCTYPE html>\n<html lang="ru"><head><meta charset="utf-8"><title>MantisBT</title></head><body><p>${text}</p></body></html>\n`,
  );
  const headers = {
    'Content-Type': 'text/html; charset=UTF-8',
    'Content-Length': String(body.length),
    'Content-Security-Policy': "default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
  };
  return { status, reason, headers, body };
}

/**
 * The refusal of a request whose Host header is not this server's own loopback address: otherwise a page in a browser
 * could reach it under a name of its own (DNS rebinding).
 */
export function hostRefusal(host: string | undefined, port: number): Reply | undefined {
  const isOwn = host === `127.0.0.1:${port}` || host === `localhost:${port}`;
  return isOwn ? undefined : html(403, 'Forbidden', 'Unknown host.');
}

/** The sample has no web interface; like a real tracker it answers its pages with HTML and 200. */
export function pageReply(request: Exclude<ParsedRequest, { kind: 'rest' }>): Reply {
  switch (request.kind) {
    case 'page':
      return html(200, 'OK', 'Это образец трекера: у него есть только REST API.');
    case 'elsewhere':
      return html(404, 'Not Found', 'Not Found');
    case 'tooLarge':
      return html(413, 'Content Too Large', 'Content Too Large');
  }
}
