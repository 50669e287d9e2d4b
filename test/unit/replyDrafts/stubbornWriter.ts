/**
 * A process that types without end and tells which revisions were acknowledged, until somebody kills it.
 * Arguments: folder, origin, ticket id, writer.
 */
import { writeSync } from 'node:fs';
import { systemClock } from '../../../src/base/clock';
import { silentLog } from '../../../src/base/log';
import { ReplyDrafts } from '../../../src/tickets/replyDrafts';
import { textOfRevision } from './textOfRevision';

async function main(): Promise<void> {
  const [folder = '', origin = '', ticketId = '', writer = ''] = process.argv.slice(2);
  const drafts = new ReplyDrafts({ folder, writer, clock: systemClock, log: silentLog });
  const file = drafts.of({ origin, ticketId: Number(ticketId) });
  const loaded = await file.load();
  let rev = loaded.ok ? (loaded.value?.rev ?? 0) : 0;
  const unsettled: Promise<void>[] = [];
  for (;;) {
    // A burst, as from somebody who types faster than the disk writes.
    for (let key = 0; key < 5; key++) {
      const typed = ++rev;
      const content = { text: textOfRevision(typed), isPrivate: typed % 2 === 0, statusAfter: null };
      unsettled.push(
        file.save(content, typed).then(outcome => {
          if (outcome.ok) writeSync(1, `${typed}\n`);
          else writeSync(1, `refused ${outcome.error.kind}\n`);
        }),
      );
    }
    await Promise.all(unsettled.splice(0));
  }
}

void main();
