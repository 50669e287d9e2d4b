import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What the lazily loaded bundle of the embedded Mantis offers (`demo/mantis/index.ts`); the product imports nothing of it. */
interface SampleModule {
  readonly startSampleServer: (options: { readonly basePath: string }) => Promise<SampleServer>;
}

interface SampleServer {
  readonly baseUrl: string;
  /** By login; random at every start. */
  readonly tokens: Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
}

/** The running sample and the token of the specialist as whom it is worked. */
export interface RunningSample extends SampleServer {
  readonly token: string;
}

/** The specialist as whom the sample is worked. */
const sampleLogin = 'support1';

/** Starts the embedded Mantis inside the extension host, on loopback, in memory. */
export async function startSample(extensionPath: string): Promise<RunningSample> {
  const bundle = pathToFileURL(join(extensionPath, 'dist', 'sample.js')).href;
  const loaded = (await import(bundle)) as SampleModule & { readonly default?: SampleModule };
  const { startSampleServer } = loaded.default ?? loaded;
  const server = await startSampleServer({ basePath: '/tracker' });
  const token = server.tokens[sampleLogin] ?? Object.values(server.tokens)[0];
  if (token === undefined) throw new Error('The sample has no accounts.');
  return { ...server, token };
}
