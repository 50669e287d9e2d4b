/** Something answered with a page instead of a model's answer. */
export class NotAnEndpoint extends Error {}

/** What a request may carry besides the headers of the settings: nothing that tells about this machine. */
const needed = ['accept', 'authorization', 'content-type', 'user-agent'];

/**
 * A `fetch` for model servers. Only the headers that are needed and those of `extra` go out, whatever the library or
 * the environment adds; redirects are answers, because key and texts must not go to another place; an answer in one
 * piece, of servers that do not stream, is turned into a stream of one event; a page is an error.
 * @param send carries the request; the one of the platform unless told.
 */
export function modelFetch(extra: readonly string[], send: typeof fetch = fetch): typeof fetch {
  const allowed = new Set([...needed, ...extra.map(name => name.toLowerCase())]);
  return async (input, init) => {
    const headers = new Headers([...new Headers(init?.headers)].filter(([name]) => allowed.has(name)));
    const response = await send(input, { ...init, headers, redirect: 'manual' });
    if (!response.ok) return response;
    const type = response.headers.get('content-type') ?? '';
    if (/text\/html/i.test(type)) {
      await response.body?.cancel();
      throw new NotAnEndpoint();
    }
    return /application\/json/i.test(type) ? asStream(response) : response;
  };
}

async function asStream(response: Response): Promise<Response> {
  const text = await response.text();
  const event = `data: ${JSON.stringify(chunkOf(parsed(text)))}\n\ndata: [DONE]\n\n`;
  return new Response(event, { status: 200, headers: { 'content-type': 'text/event-stream' } });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NotAnEndpoint();
  }
}

/** What stands in `message` of a whole answer stands in `delta` of a piece. */
function chunkOf(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null) throw new NotAnEndpoint();
  const { choices, error } = answer as { choices?: unknown; error?: unknown };
  if (error !== undefined && error !== null) return { error };
  if (!Array.isArray(choices)) throw new NotAnEndpoint();
  return {
    choices: choices.map((choice: { message?: unknown; finish_reason?: unknown }, index) => ({
      index,
      delta: choice.message ?? {},
      finish_reason: choice.finish_reason ?? 'stop',
    })),
  };
}
