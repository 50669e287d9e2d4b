import type { Frame } from 'playwright-core';
import type { Workbench } from '../../vscode-host/workbench';
import type { Locale, Scene } from '../scene';

/** Opens the editor of a script from the palette. */
async function openScript(workbench: Workbench, locale: Locale, code: string): Promise<Frame> {
  await workbench.command(locale === 'ru' ? 'ВЭ: Изменить скрипт настройки…' : 'VE Support: Change a Setup Script…');
  await workbench.page.locator('.quick-input-widget input.input').fill(code);
  await workbench.pick(code);
  const frame = await workbench.webview(code, '.setup');
  await frame.locator('#changes-title').waitFor();
  return frame;
}

/** A proposal of the picture before goes on. */
async function isChanged(frame: Frame): Promise<boolean> {
  return (await frame.locator('.change').count()) > 0;
}

async function showForm(frame: Frame, locale: Locale): Promise<void> {
  await frame.getByRole('tab', { name: locale === 'ru' ? 'Форма' : 'Form' }).click();
}

async function showPicture(frame: Frame, locale: Locale): Promise<void> {
  await frame.getByRole('tab', { name: locale === 'ru' ? 'Как это выглядит' : 'What it looks like' }).click();
}

const remove = (locale: Locale): string => (locale === 'ru' ? 'Удалить строку: ' : 'Remove the row: ');

/** A lifecycle that loses a state and a transition: graph, risks, the place where both part. */
export const setupLifecycle: Scene = {
  name: 'setup-lifecycle',
  connected: true,
  async show(workbench, locale) {
    const frame = await openScript(workbench, locale, 'ЖЦ-ДОПРОДАЖИ');
    if (await isChanged(frame)) return;
    await showForm(frame, locale);
    await frame
      .getByRole('button', { name: `${remove(locale)}Дубль` })
      .first()
      .click();
    await frame.locator('.change').first().waitFor();
    await frame
      .locator('table')
      .nth(1)
      .getByRole('button', { name: remove(locale) })
      .nth(3)
      .click();
    await frame.locator('.change').nth(1).waitFor();
    await frame.locator('.understood input').first().waitFor();
    await showPicture(frame, locale);
    await frame.locator('.graph .node').first().waitFor();
  },
};

/** A state with another code: the script itself and the folder that names it follow. */
export const setupFollowing: Scene = {
  name: 'setup-following',
  connected: true,
  async show(workbench, locale) {
    const frame = await openScript(workbench, locale, 'ЖЦ-ЛИНИЯ');
    if (await isChanged(frame)) return;
    await showForm(frame, locale);
    const code = frame.getByRole('textbox', { name: locale === 'ru' ? 'Код' : 'Code', exact: true });
    await code.fill('ЖЦ-ПЕРВАЯ-ЛИНИЯ');
    await code.press('Enter');
    await frame.locator('.following .change').nth(1).waitFor();
    await frame.locator('.following .take-all').click();
    await frame.locator('.following .accept input:checked').nth(1).waitFor();
    await frame.locator('.following').scrollIntoViewIfNeeded();
  },
};

/** A report in its form, with a measure gone and one more. */
export const setupForm: Scene = {
  name: 'setup-form',
  connected: true,
  async show(workbench, locale) {
    const frame = await openScript(workbench, locale, 'OLAP-ЗАНЯТОСТЬ-ОД');
    await showForm(frame, locale);
    if (await isChanged(frame)) return;
    await frame.getByRole('button', { name: `${remove(locale)}Средний разговор` }).click();
    await frame.locator('.change').first().waitFor();
    await frame.locator('caption', { hasText: /Показатели|Measures/ }).scrollIntoViewIfNeeded();
  },
};

/** The pictures of a report, a delivery schema and the planner. */
export const setupDeliveries: Scene = {
  name: 'setup-deliveries',
  connected: true,
  async show(workbench, locale) {
    const frame = await openScript(workbench, locale, 'СП-ОСНОВНАЯ');
    if (await isChanged(frame)) return;
    await showForm(frame, locale);
    await frame
      .getByRole('combobox', { name: /: 0010$/ })
      .last()
      .selectOption({ index: 3 });
    await frame.locator('.change').first().waitFor();
    await showPicture(frame, locale);
    await frame.locator('.day.changed').first().waitFor();
  },
};
