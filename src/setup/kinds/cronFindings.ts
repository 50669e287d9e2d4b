import type { Path } from '../documents/path';
import { finding, type Finding } from '../risks/finding';
import { judgeCron } from '../schedule';

/** What is wrong with the times at which something runs. @param place what runs, for people. */
export function cronFindings(cron: string, place: string, path: Path, document: number): readonly Finding[] {
  switch (judgeCron(cron)) {
    case 'invalid':
      return [finding('cronInvalid', path, { place, cron }, document)];
    case 'never':
      return [finding('cronNever', path, { place, cron }, document)];
    case 'everyMinute':
      return [finding('cronEveryMinute', path, { place, cron }, document)];
    case 'fine':
      return [];
  }
}
