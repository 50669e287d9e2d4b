import * as vscode from 'vscode';
import type { RegulationPage, RegulationSection } from '../../protocol/regulationPage';
import type { Calendar } from '../../regulation/calendar/calendar';
import { defaultPolicy } from '../../regulation/policy/defaultPolicy';
import type { Policy } from '../../regulation/policy/schema';
import type { PolicyOrigin } from '../policy/regulationInForce';
import { calendarPage } from './calendarPage';
import type { PageEntry, PageSection } from './entries';
import { policySections, type SectionContext } from './sections';

export interface PageInput extends SectionContext {
  readonly policy: Policy;
  readonly calendar: Calendar;
  readonly origin: PolicyOrigin;
  readonly importedYears: readonly number[];
  /** The year of the calendar that is shown; `null` for the present one. */
  readonly year: number | null;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Puts into the bundled policy what belongs to no policy file, so that it makes no difference. */
  readonly bundledWith: (policy: Policy) => Policy;
}

/** Everything that the page shows. */
export function makePage(input: PageInput): RegulationPage {
  const { policy, calendar, origin, importedYears, now } = input;
  const bundled = policySections(input.bundledWith(defaultPolicy), input);
  const sections = policySections(policy, input).map(section => compared(section, bundled));
  const presentYear = Number(
    new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: policy.zone.value }).format(now),
  );
  return {
    title: vscode.l10n.t('The regulation in force'),
    origin: originLines(origin),
    trouble: origin.kind === 'kept' ? troubleText(origin) : null,
    hasFile: origin.kind !== 'bundled',
    differences: sections.flatMap(({ groups }) =>
      groups.flatMap(({ title, entries }) =>
        entries
          .filter(entry => entry.bundled !== null)
          .map(({ id, label }) => ({ id, label: title?.startsWith('«') === true ? `${title} · ${label}` : label })),
      ),
    ),
    removed: removedGroups(bundled, sections),
    sections,
    calendar: calendarPage(calendar, input.year ?? presentYear, importedYears, presentYear),
  };
}

/** Puts what the bundled policy says beside every entry that says something else. */
function compared(section: PageSection, bundled: readonly PageSection[]): RegulationSection {
  const former = new Map(
    bundled.flatMap(({ groups }) => groups.flatMap(({ entries }) => entries.map(entry => [entry.id, entry] as const))),
  );
  return {
    ...section,
    groups: section.groups.map(group => ({
      ...group,
      entries: group.entries.map(entry => {
        const before = former.get(entry.id);
        const isSame =
          before?.label === entry.label &&
          before.source === entry.source &&
          before.lines.join('\n') === entry.lines.join('\n');
        return { ...entry, bundled: isSame ? null : formerLines(entry, before) };
      }),
    })),
  };
}

function formerLines(entry: PageEntry, before: PageEntry | undefined): string[] {
  if (before === undefined) return [];
  return before.label === entry.label ? [...before.lines] : [`${before.label}:`, ...before.lines];
}

/** Groups and lone entries of the bundled policy that the one in force does not have. */
function removedGroups(
  bundled: readonly PageSection[],
  present: readonly RegulationSection[],
): { id: string; label: string }[] {
  const groupIds = new Set(present.flatMap(({ groups }) => groups.map(({ id }) => id)));
  const entryIds = new Set(
    present.flatMap(({ groups }) => groups.flatMap(({ entries }) => entries.map(({ id }) => id))),
  );
  return bundled.flatMap(({ groups }) =>
    groups.flatMap(({ id, title, entries }) =>
      groupIds.has(id)
        ? entries.filter(entry => !entryIds.has(entry.id)).map(entry => ({ id: entry.id, label: entry.label }))
        : [{ id, label: title ?? id }],
    ),
  );
}

function originLines(origin: PolicyOrigin): string[] {
  switch (origin.kind) {
    case 'bundled':
      return [vscode.l10n.t('The policy that comes with the extension is in force.')];
    case 'file':
      return [vscode.l10n.t('The policy of the file {0} is in force.', origin.path)];
    case 'kept':
      return [
        origin.isBundled
          ? vscode.l10n.t('The policy that comes with the extension is in force.')
          : vscode.l10n.t('The last correct version of the file {0} is in force.', origin.path),
      ];
  }
}

function troubleText({ path, why }: Extract<PolicyOrigin, { kind: 'kept' }>): string {
  switch (why) {
    case 'absent':
      return vscode.l10n.t('The policy file {0} is not there.', path);
    case 'unreadable':
      return vscode.l10n.t('The policy file {0} cannot be read.', path);
    case 'broken':
      return vscode.l10n.t('The policy file {0} has errors.', path);
  }
}
