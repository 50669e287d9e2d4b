import assert from 'node:assert/strict';
import type { Story } from '../../demo/sample/story';
import { buildStory } from '../../demo/sample/index';
import { connect, openQueue } from './support/steps';
import { withWorkbench } from './support/suite';
import { patiently } from './support/patiently';
import { openTicket } from './support/ticketPanel';

const now = Date.now();
const elsewhere = 'https://evil.example';
const poison = [
  `<img src=x onerror="document.title='pwned'">`,
  `<script>document.title='pwned'</script>`,
  `[щёлкни](javascript:document.title='pwned')`,
  `![картинка](${elsewhere}/pixel.png)`,
  `<svg onload="document.title='pwned'"><style>@import url(${elsewhere}/x.css)</style></svg>`,
  `[команда](command:veSupport.signOut) $(flame) \u202Eтекст задом наперёд\u202C\u0007\u0000`,
  `<iframe src="${elsewhere}"></iframe><base href="${elsewhere}/">`,
].join('\n\n');

function hostileStory(): Story {
  const story = buildStory(now);
  const at = Math.floor(now / 1000) * 1000 - 30 * 3_600_000;
  const ticket = 'hostile';
  const by = story.users.find(user => user.level === 25)?.login ?? 'customer';
  return {
    ...story,
    actions: [
      ...story.actions.filter(action => action.at < at),
      {
        kind: 'create',
        at,
        by,
        ticket,
        summary: `<img src=x onerror=alert(1)> $(flame) ![x](${elsewhere}/s.png) \u202Eошибка`,
        description: `${poison}\n\n${'Очень длинное описание. '.repeat(2600)}`.slice(0, 60_000),
        category: story.project.categories[0] ?? '',
        priority: 'blocker',
        customFields: { 'Тип обращения': 'Сбой' },
        tags: ['<b>метка</b>'],
        files: [{ name: `<img src=x onerror=alert(2)>.txt`, content: Buffer.from('x') }],
      },
      { kind: 'note', at: at + 1000, by, ticket, text: poison },
      ...story.actions.filter(action => action.at >= at),
    ],
  };
}

describe('a hostile ticket', () => {
  withWorkbench({ mantis: { story: hostileStory() } }, suite => {
    before(async () => {
      await connect(suite.workbench, suite.mantis);
      await openQueue(suite.workbench);
    });

    it('is one harmless row of the tree, with a harmless tooltip', async () => {
      const { workbench } = suite;
      const row = workbench.treeRows('onerror=alert(1)').first();
      await row.waitFor();
      assert.equal(await row.locator('img').count(), 0);
      assert.doesNotMatch(await row.innerText(), /[\u202A-\u202E\u2066-\u2069]/);
      const hover = workbench.page.locator('.workbench-hover', { hasText: 'onerror' });
      await patiently(workbench, async timeout => {
        await workbench.page.mouse.move(900, 400);
        await row.hover();
        await hover.waitFor({ timeout });
      });
      assert.equal(await hover.locator('a[href]').count(), 0);
      assert.equal(await hover.locator('img, script, iframe').count(), 0);
    });

    it('renders as text in the panel: no elements, no handlers, no links but http, https and mailto', async () => {
      const { workbench, mantis } = suite;
      const answer = (await mantis.get('issues?page_size=200')) as {
        issues: { id: number; summary: string }[];
      };
      const id = answer.issues.find(({ summary }) => summary.includes('onerror'))?.id ?? 0;
      const frame = await openTicket(workbench, id);
      await frame.getByText('Очень длинное описание').first().waitFor();
      const found = await frame.evaluate(() => ({
        dangerous: document.querySelectorAll('img, script[src^="http:"], iframe, svg, object, embed, base, form')
          .length,
        handlers: [...document.querySelectorAll('*')].filter(element =>
          [...element.attributes].some(({ name }) => name.startsWith('on')),
        ).length,
        links: [...document.querySelectorAll('a')].map(link => link.getAttribute('href') ?? ''),
        title: document.title,
        text: document.body.innerText,
      }));
      assert.equal(found.dangerous, 0);
      assert.equal(found.handlers, 0);
      assert.deepEqual(
        found.links.filter(href => href !== '' && !/^(https?|mailto):/.test(href)),
        [],
      );
      assert.notEqual(found.title, 'pwned');
      assert.match(found.text, /<script>/);
      assert.notEqual(await workbench.page.title(), 'pwned');
    });

    it('makes no request to anywhere but the Mantis server', () => {
      assert.deepEqual(suite.strayRequests, []);
    });

    it('still connected: nothing the ticket says was carried out', async () => {
      await suite.workbench.treeRows(/#\d+/).first().waitFor();
      assert.deepEqual(suite.mantis.writes(), []);
    });
  });
});
