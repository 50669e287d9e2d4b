import { createReadStream } from 'node:fs';
import { stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline';
import { answerLine } from './answerLine';

/** `npm run -s explain -- FILE.ndjson` (`-` for standard input): one JSON line out for each JSON line in. */
async function main(file: string | undefined): Promise<void> {
  if (file === undefined) throw new Error('Usage: npm run -s explain -- FILE.ndjson   (or - for standard input)');
  const input = file === '-' ? stdin : createReadStream(file);
  const opened = new Promise<never>((_, reject) => input.once('error', reject));
  await Promise.race([answerAll(createInterface({ input, crlfDelay: Infinity })), opened]);
}

async function answerAll(lines: AsyncIterable<string>): Promise<void> {
  for await (const line of lines) {
    if (line.trim() === '') continue;
    const isRoomLeft = stdout.write(`${JSON.stringify(answerLine(line))}\n`);
    if (!isRoomLeft) await new Promise(resolve => stdout.once('drain', resolve));
  }
}

main(process.argv[2]).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
