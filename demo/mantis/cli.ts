import { startSampleServer } from './index';

/** `MANTIS_PORT` and `MANTIS_BASE_PATH` choose the address; stops on Ctrl+C. */
async function main(): Promise<void> {
  const server = await startSampleServer({
    port: Number(process.env['MANTIS_PORT'] ?? 0),
    basePath: process.env['MANTIS_BASE_PATH'] ?? '',
  });
  console.log(JSON.stringify({ baseUrl: server.baseUrl, tokens: server.tokens }, undefined, 2));
  const stop = () => void server.stop().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

void main();
