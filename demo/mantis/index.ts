import { buildStory } from '../sample/index';
import { seed, tokensOf } from './seed';
import { startServer } from './server';

interface SampleOptions {
  /** The moment of «now» in the sample's story, epoch milliseconds. */
  readonly now?: number;
  /** Moves the story's events by seconds. */
  readonly seed?: number;
  /** E.g. `/tracker`. */
  readonly basePath?: string;
  /** 0: any free one. */
  readonly port?: number;
}

export interface SampleServer {
  /** With a slash at its end. */
  readonly baseUrl: string;
  /** By login. */
  readonly tokens: Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
}

/**
 * Starts the sample department's tracker on the loopback interface, in memory, with new random tokens.
 * Rejects when the port is taken.
 */
export async function startSampleServer(options: SampleOptions = {}): Promise<SampleServer> {
  const state = seed(buildStory(options.now ?? Date.now(), options.seed));
  const server = await startServer({ state, basePath: options.basePath ?? '', port: options.port ?? 0 });
  return { baseUrl: server.baseUrl, tokens: tokensOf(state), stop: server.stop };
}
