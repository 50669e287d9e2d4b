import { basename } from 'node:path';
import * as vscode from 'vscode';
import { bundledYears } from '../../regulation/calendar/bundledYears';
import type { CalendarYear } from '../../regulation/calendar/calendarYear';
import { readCalendarText } from '../../regulation/files/calendarText';
import { workingDaysOf } from '../regulationPage/calendarFacts';
import type { CalendarYears } from './calendarYears';
import { diagnosticOf } from './policyDocument';
import type { RegulationInForce } from './regulationInForce';

const longestBytes = 200_000;

interface YearItem extends vscode.QuickPickItem {
  /** The year to be removed; `null` where a file is to be imported. */
  readonly remove: number | null;
}

/** Imports a year of the production calendar from a JSON file, replaces one, or removes an imported one (RULES B2, B3). */
export async function manageCalendarYears(inForce: RegulationInForce, years: CalendarYears): Promise<void> {
  const imported = inForce.importedYears.map(({ year }) => year);
  const remove = imported.length === 0 ? null : await pickWhat(imported);
  if (remove === undefined) return;
  if (remove !== null) {
    await years.remove(remove);
    void vscode.window.showInformationMessage(
      isBundled(remove)
        ? vscode.l10n.t('For {0} the bundled calendar is in force again.', String(remove))
        : vscode.l10n.t(
            'The calendar of {0} is removed; moved days off of that year are not considered.',
            String(remove),
          ),
    );
    return;
  }
  await importYear(inForce, years);
}

/** The year to be removed, `null` for importing one, `undefined` for neither. */
async function pickWhat(imported: readonly number[]): Promise<number | null | undefined> {
  const title = vscode.l10n.t('Production calendar');
  return (await vscode.window.showQuickPick(yearItems(imported), { title }))?.remove;
}

async function importYear(inForce: RegulationInForce, years: CalendarYears): Promise<void> {
  const [file] =
    (await vscode.window.showOpenDialog({
      filters: { JSON: ['json'] },
      title: vscode.l10n.t('A file with one year of the production calendar'),
      openLabel: vscode.l10n.t('Import'),
    })) ?? [];
  if (file === undefined) return;
  const year = await readYear(file);
  if (year === null || !(await mayReplace(year.year, inForce))) return;
  await years.keep(year);
  void vscode.window.showInformationMessage(
    vscode.l10n.t('The calendar of {0} is in force: {1} working days.', String(year.year), workingDaysOf(year)),
  );
}

/** Says what is wrong, and where, when the file holds no year. */
async function readYear(file: vscode.Uri): Promise<CalendarYear | null> {
  const name = basename(file.fsPath);
  const { size } = await vscode.workspace.fs.stat(file);
  if (size > longestBytes) {
    void vscode.window.showErrorMessage(vscode.l10n.t('{0} is too large for a calendar. Nothing was imported.', name));
    return null;
  }
  const read = readCalendarText(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
  if (read.ok) return read.value;
  const [first] = read.error.map(diagnosticOf);
  if (first === undefined) return null;
  const { line, character } = first.range.start;
  const open = vscode.l10n.t('Open the file');
  const place = vscode.l10n.t('line {0}, column {1}', line + 1, character + 1);
  const more = read.error.length > 1 ? ` ${vscode.l10n.t('Errors in all: {0}.', read.error.length)}` : '';
  void vscode.window
    .showErrorMessage(`${name}, ${place}: ${first.message}${more} ${vscode.l10n.t('Nothing was imported.')}`, open)
    .then(answer => (answer === open ? vscode.window.showTextDocument(file, { selection: first.range }) : undefined));
  return null;
}

async function mayReplace(year: number, { importedYears }: RegulationInForce): Promise<boolean> {
  if (!isBundled(year) && importedYears.every(each => each.year !== year)) return true;
  const replace = vscode.l10n.t('Replace');
  const question = vscode.l10n.t(
    'There is a calendar of {0} already. Replace it by the one of the file?',
    String(year),
  );
  return (await vscode.window.showWarningMessage(question, { modal: true }, replace)) === replace;
}

function yearItems(imported: readonly number[]): readonly YearItem[] {
  return [
    {
      remove: null,
      label: vscode.l10n.t('Import a year from a file…'),
      iconPath: new vscode.ThemeIcon('cloud-upload'),
    },
    ...imported.map(year => ({
      remove: year,
      label: vscode.l10n.t('Remove the imported calendar of {0}', String(year)),
      description: isBundled(year)
        ? vscode.l10n.t('then the bundled one is in force')
        : vscode.l10n.t('then the general rule is in force, without moved days off'),
      iconPath: new vscode.ThemeIcon('trash'),
    })),
  ];
}

function isBundled(year: number): boolean {
  return bundledYears.some(each => each.year === year);
}
