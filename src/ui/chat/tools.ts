import * as vscode from 'vscode';
import * as z from 'zod';
import { DisposableStore, type Disposable } from '../../base/disposable';
import { describeMantisError } from '../errors/describeMantisError';
import type { ServerSession } from '../session/serverSession';
import { readDiscretion } from './discretion';
import { searchText, slaText, ticketText } from './ticketText';

const states = ['breached', 'dueSoon', 'unknown', 'onTrack', 'met'] as const;

const searchInput = z.strictObject({
  words: z.string().max(200).default(''),
  state: z.enum(states).nullable().default(null),
  mine: z.boolean().default(false),
  limit: z.int().min(1).max(25).default(10),
});

const ticketInput = z.strictObject({ number: z.int().positive().max(999_999_999) });

export interface ToolParts {
  readonly session: () => ServerSession | undefined;
}

/** The read-only tools that language models in VS Code may call; nothing happens where there is no API for them. */
export function registerTools(parts: ToolParts): Disposable {
  const owned = new DisposableStore();
  // Not in every host that calls itself VS Code.
  const lm = vscode.lm as Partial<typeof vscode.lm> | undefined;
  if (typeof lm?.registerTool !== 'function') return owned;
  const register = lm.registerTool.bind(lm);
  for (const [name, tool] of Object.entries(tools(parts))) owned.add(register(name, tool));
  return owned;
}

/** By the names in the manifest (`contributes.languageModelTools`). */
export function tools({ session }: ToolParts): Readonly<Record<string, vscode.LanguageModelTool<unknown>>> {
  return {
    've-support_searchTickets': tool(searchInput, session, {
      asks: () => vscode.l10n.t('Give the chat a list of open tickets?'),
      work: (input, found) => Promise.resolve(searchText(found, input, readDiscretion())),
    }),
    've-support_getTicket': tool(ticketInput, session, {
      asks: ({ number }) => vscode.l10n.t('Give the chat the texts of #{0}?', String(number)),
      work: async ({ number }, found) => {
        const reading = await found.read(number);
        if (!reading.ok) return `#${number}: ${describeMantisError(reading.error).message}`;
        return (
          ticketText(reading.value.ticket, found, readDiscretion()) ??
          `#${number} is private. The person’s setting veSupport.chat.privateTexts keeps private texts out of the chat.`
        );
      },
    }),
    've-support_getSla': tool(ticketInput, session, {
      asks: ({ number }) => vscode.l10n.t('Give the chat the deadlines of #{0}?', String(number)),
      work: async ({ number }, found) => {
        const reading = await found.read(number);
        if (!reading.ok) return `#${number}: ${describeMantisError(reading.error).message}`;
        return slaText(reading.value.ticket, found);
      },
    }),
  };
}

interface Work<I> {
  /** What the person is asked before anything leaves for the model's provider. */
  readonly asks: (input: I) => string;
  readonly work: (input: I, session: ServerSession) => Promise<string>;
}

function tool<S extends z.ZodType>(
  schema: S,
  session: ToolParts['session'],
  { asks, work }: Work<z.output<S>>,
): vscode.LanguageModelTool<unknown> {
  return {
    prepareInvocation({ input }) {
      const parsed = schema.safeParse(input);
      if (!parsed.success) return {};
      return {
        invocationMessage: vscode.l10n.t('Reading from Mantis'),
        confirmationMessages: {
          title: vscode.l10n.t('Tickets for the chat'),
          message: `${asks(parsed.data)} ${vscode.l10n.t('The texts go to the provider of the chat’s model.')}`,
        },
      };
    },
    async invoke({ input }) {
      const parsed = schema.safeParse(input);
      if (!parsed.success) return answer(`The input is not valid: ${z.prettifyError(parsed.error)}`);
      const found = session();
      if (found === undefined)
        return answer('This VS Code window is not connected to Mantis. The person can connect it.');
      return answer(await work(parsed.data, found));
    },
  };
}

function answer(text: string): vscode.LanguageModelToolResult {
  return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
}
