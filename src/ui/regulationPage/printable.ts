import * as vscode from 'vscode';
import type { CalendarPage, RegulationEntry, RegulationPage, RegulationSection } from '../../protocol/regulationPage';
import { printStyle } from './printStyle';
import { sourceText } from './sourceText';

/** The page as a document of its own, for a browser that prints it: no script, nothing from elsewhere. */
export function printableHtml(page: RegulationPage, language: string): string {
  const { title, origin, trouble, differences, removed, sections, calendar } = page;
  const notes = [...origin, ...(trouble === null ? [] : [trouble])].map(line => `<p>${escape(line)}</p>`).join('');
  const differs =
    differences.length + removed.length === 0
      ? ''
      : `<p>${escape(vscode.l10n.t('Differs from the bundled policy:'))} ${[...differences.map(linkHtml), ...removed.map(({ label }) => escape(vscode.l10n.t('left out: {0}', label)))].join('; ')}</p>`;
  return `<!DOCTYPE html>
<html lang="${escape(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>${printStyle}</style>
</head>
<body>
<h1>${escape(title)}</h1>
${notes}${differs}
${sections.map(sectionHtml).join('\n')}
${calendarHtml(calendar)}
</body>
</html>
`;
}

function linkHtml({ id, label }: RegulationPage['differences'][number]): string {
  return `<a href="#${escape(id)}">${escape(label)}</a>`;
}

function sectionHtml({ id, title, intro, groups }: RegulationSection): string {
  const parts = groups.map(
    group =>
      `<div id="${escape(group.id)}">${group.title === null ? '' : `<h3>${escape(group.title)}</h3>`}<table>${group.entries
        .map(entryHtml)
        .join('')}</table></div>`,
  );
  return `<section id="${escape(id)}"><h2>${escape(title)}</h2>${intro.map(paragraph).join('')}${parts.join('')}</section>`;
}

function entryHtml({ id, label, lines, source, rule, bundled }: RegulationEntry): string {
  const mark = source === null ? '' : `<span class="${source}">${escape(sourceText(source))}</span>`;
  const before =
    bundled === null
      ? ''
      : `<p class="before">${escape(bundled.length === 0 ? vscode.l10n.t('not in the bundled policy') : vscode.l10n.t('bundled: {0}', bundled.join(' ')))}</p>`;
  return `<tr id="${escape(id)}"><th scope="row">${escape(label)}</th><td>${lines.map(paragraph).join('')}${before}</td><td class="mark">${mark} ${escape(rule)}</td></tr>`;
}

function calendarHtml({ year, lines, lists, weekdays, months }: CalendarPage): string {
  const rows = lists.map(({ title, days }) => `<tr><th scope="row">${escape(title)}</th><td>${escape(days)}</td></tr>`);
  const tables = months.map(
    ({ name, weeks }) =>
      `<table class="month"><caption>${escape(name)}</caption><tr>${weekdays.map(day => `<th>${escape(day)}</th>`).join('')}</tr>${weeks
        .map(
          week =>
            `<tr>${week.map(({ day, kind }) => `<td class="${day === null ? '' : kind}">${day ?? ''}</td>`).join('')}</tr>`,
        )
        .join('')}</table>`,
  );
  return `<section id="calendar"><h2>${escape(vscode.l10n.t('Production calendar, {0}', String(year)))}</h2>${lines
    .map(paragraph)
    .join('')}<table>${rows.join('')}</table><div class="months" aria-hidden="true">${tables.join('')}</div></section>`;
}

function paragraph(text: string): string {
  return `<p>${escape(text)}</p>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}
