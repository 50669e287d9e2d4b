import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { hasCode, readIfExists, writeAtomically } from '../../base/atomicFile';
import type { Disposable } from '../../base/disposable';
import type { Log } from '../../base/log';
import { parseCalendarYear, type CalendarYear } from '../../regulation/calendar/calendarYear';
import type { RegulationInForce } from './regulationInForce';

/** The imported years of the production calendar: one file each in the extension's folder (RULES B2). */
export class CalendarYears implements Disposable {
  private readonly folder: string;
  private readonly following: Disposable;

  constructor(
    private readonly inForce: RegulationInForce,
    storageFolder: string,
    private readonly log: Log,
  ) {
    this.folder = join(storageFolder, 'calendars');
    // Another window may have imported one.
    this.following = vscode.window.onDidChangeWindowState(({ focused }) => focused && void this.load());
  }

  /** Puts in force what is kept. A file that cannot be read leaves its year as if it had not been imported. */
  async load(): Promise<void> {
    const years: CalendarYear[] = [];
    for (const name of await this.fileNames()) {
      const year = await this.read(name);
      if (year !== null) years.push(year);
    }
    this.inForce.takeYears(years);
  }

  /** @throws the file system's error; nothing has changed then. */
  async keep(year: CalendarYear): Promise<void> {
    await writeAtomically(join(this.folder, fileName(year.year)), JSON.stringify(year));
    await this.load();
  }

  /** @throws the file system's error; nothing has changed then. */
  async remove(year: number): Promise<void> {
    await rm(join(this.folder, fileName(year)), { force: true });
    await this.load();
  }

  dispose(): void {
    this.following.dispose();
  }

  private async fileNames(): Promise<readonly string[]> {
    try {
      return (await readdir(this.folder)).filter(name => /^\d{4}\.json$/.test(name)).sort();
    } catch (error) {
      if (!hasCode(error, 'ENOENT')) this.log.error('The imported calendars could not be listed', error);
      return [];
    }
  }

  private async read(name: string): Promise<CalendarYear | null> {
    try {
      const year = parseCalendarYear(JSON.parse((await readIfExists(join(this.folder, name))) ?? 'null'));
      if (year.ok && fileName(year.value.year) === name) return year.value;
      this.log.warn(`The imported calendar ${name} is damaged and does not count.`);
    } catch (error) {
      this.log.error(`The imported calendar ${name} could not be read`, error);
    }
    return null;
  }
}

function fileName(year: number): string {
  return `${year}.json`;
}
