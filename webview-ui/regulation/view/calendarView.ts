import * as l10n from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';
import type { CalendarDay, CalendarPage } from '../../../src/protocol/regulationPage';
import { icon } from '../../shared/icon';
import { button } from '../../shared/kit';
import type { Post } from './pageView';

/** One year: what is off and what is moved in words, and the months as a picture of the same. */
export function calendarView(calendar: CalendarPage, post: Post): TemplateResult {
  const { year, isLoaded, lines, lists, months } = calendar;
  return html`<section class="section" id="calendar" aria-label=${l10n.t('Calendar')}>
    <div class="head">
      <h2>${l10n.t('Calendar')}</h2>
      <div class="buttons">
        ${yearChoice(calendar, post)}
        ${button({
          label: l10n.t('Import a calendar year…'),
          icon: 'calendar',
          onClick: () => post({ type: 'importYear' }),
        })}
      </div>
    </div>
    ${lines.map((line, index) =>
      index === 0 && !isLoaded
        ? html`<p class="trouble">${icon('warning')}<span>${line}</span></p>`
        : html`<p class="intro">${line}</p>`,
    )}
    <div class="group">
      <dl>
        ${lists.map(
          ({ id, title, days }) =>
            html`<div class="entry" id=${`calendar.${id}`} data-rules="B2 B3">
              <dt>${title}</dt>
              <dd class="value">${days}</dd>
            </div>`,
        )}
      </dl>
    </div>
    <div class="months" aria-hidden="true">
      ${months.map(
        ({ name, weeks }) =>
          html`<table class="month" role="presentation">
            <caption>
              ${name} ${year}
            </caption>
            <tbody>
              <tr>
                ${calendar.weekdays.map(day => html`<td class="weekday">${day}</td>`)}
              </tr>
              ${weeks.map(
                week =>
                  html`<tr>
                    ${week.map(dayCell)}
                  </tr>`,
              )}
            </tbody>
          </table>`,
      )}
    </div>
    <p class="key" aria-hidden="true">
      <span class="off">00</span> ${l10n.t('day off')} ·
      <span class="movedIn">00</span> ${l10n.t('working weekend day')} ·
      <span class="short">00</span> ${l10n.t('shortened day')}
    </p>
  </section>`;
}

function dayCell({ day, kind }: CalendarDay): TemplateResult {
  return day === null ? html`<td></td>` : html`<td><span class=${kind}>${day}</span></td>`;
}

function yearChoice({ year, years }: CalendarPage, post: Post): TemplateResult {
  const choose = (event: Event): void =>
    post({ type: 'chooseYear', year: Number((event.target as HTMLSelectElement).value) });
  return html`<select aria-label=${l10n.t('Year')} @change=${choose}>
    ${years.map(each => html`<option value=${each.year} ?selected=${each.year === year}>${each.label}</option>`)}
  </select>`;
}
