import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type {
  RegulationEntry,
  RegulationGroup,
  RegulationPage,
  RegulationSection,
  RegulationWebviewMessage,
} from '../../../src/protocol/regulationPage';
import { icon } from '../../shared/icon';
import { button, progressRing } from '../../shared/kit';
import { calendarView } from './calendarView';

export type Post = (message: RegulationWebviewMessage) => void;

/** The whole page; `null` until the host has said what it is. */
export function pageView(page: RegulationPage | null, post: Post): TemplateResult {
  if (page === null) return html`<div class="whole" role="status">${progressRing('…')}</div>`;
  return html`<div class="scroll">
    <div class="page">
      ${header(page, post)}
      <div class="columns">
        ${contents(page)}
        <div class="text">${page.sections.map(sectionView)} ${calendarView(page.calendar, post)}</div>
      </div>
    </div>
  </div>`;
}

function header({ title, origin, trouble, hasFile, differences, removed }: RegulationPage, post: Post): TemplateResult {
  return html`<header>
    <div class="head">
      <h1>${title}</h1>
      <div class="buttons">
        ${button({ label: l10n.t('For printing'), icon: 'output', onClick: () => post({ type: 'print' }) })}
        ${
          hasFile
            ? button({
                label: l10n.t('Open the policy file'),
                icon: 'go-to-file',
                onClick: () => post({ type: 'openFile' }),
              })
            : button({
                label: l10n.t('Create a policy file…'),
                icon: 'new-file',
                onClick: () => post({ type: 'createFile' }),
              })
        }
      </div>
    </div>
    ${trouble === null ? nothing : html`<p class="trouble" role="alert">${icon('warning')}<span>${trouble}</span></p>`}
    ${origin.map(line => html`<p class="origin">${line}</p>`)}
    <ul class="legend plain">
      <li>${mark('regulation')} — ${l10n.t('the written regulation says so')}</li>
      <li>${mark('assumption')} — ${l10n.t('it does not; the department decides')}</li>
      <li>${l10n.t('A1, C0, E2 … — rules that explanations refer to')}</li>
    </ul>
    ${differences.length + removed.length === 0 ? nothing : differencesView(differences, removed)}
  </header>`;
}

function differencesView(
  differences: RegulationPage['differences'],
  removed: RegulationPage['removed'],
): TemplateResult {
  return html`<section class="differences" aria-labelledby="differences">
    <h2 id="differences">${l10n.t('Differs from the bundled policy: {0}', differences.length + removed.length)}</h2>
    <ul class="plain">
      ${differences.map(({ id, label }) => html`<li><a href="#${id}">${label}</a></li>`)}
      ${removed.map(({ label }) => html`<li>${l10n.t('left out: {0}', label)}</li>`)}
    </ul>
  </section>`;
}

function contents({ sections, calendar }: RegulationPage): TemplateResult {
  return html`<nav aria-label=${l10n.t('Contents')}>
    <ul class="plain">
      ${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}
      <li><a href="#calendar">${l10n.t('Calendar {0}', String(calendar.year))}</a></li>
    </ul>
  </nav>`;
}

function sectionView({ id, title, intro, groups }: RegulationSection): TemplateResult {
  return html`<section class="section" id=${id} aria-label=${title}>
    <h2>${title}</h2>
    ${intro.map(line => html`<p class="intro">${line}</p>`)} ${groups.map(groupView)}
  </section>`;
}

function groupView({ id, title, entries }: RegulationGroup): TemplateResult {
  return html`<div class="group" id=${id}>
    ${title === null ? nothing : html`<h3>${title}</h3>`}
    <dl>${entries.map(entryView)}</dl>
  </div>`;
}

function entryView({ id, label, lines, source, rule, bundled }: RegulationEntry): TemplateResult {
  return html`<div class="entry ${bundled === null ? '' : 'differs'}" id=${id} data-rules=${rule.replaceAll(',', ' ')}>
    <dt>${label}</dt>
    <dd class="value">
      ${lines.map(line => html`<p>${line}</p>`)}
      ${bundled === null ? nothing : html`<p class="before">${beforeText(bundled)}</p>`}
    </dd>
    <dd class="marks">
      ${source === null ? nothing : mark(source)}
      ${rule === '' ? nothing : html`<span class="rule" title=${l10n.t('Rule {0}', rule)}>${rule}</span>`}
    </dd>
  </div>`;
}

function beforeText(bundled: readonly string[]): string {
  return bundled.length === 0 ? l10n.t('not in the bundled policy') : l10n.t('bundled: {0}', bundled.join(' '));
}

function mark(source: 'regulation' | 'assumption'): TemplateResult {
  return source === 'regulation'
    ? html`<span class="mark regulation">${icon('law')}${l10n.t('by the regulation')}</span>`
    : html`<span class="mark assumption">${icon('lightbulb')}${l10n.t('assumption')}</span>`;
}
