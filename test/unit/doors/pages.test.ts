import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { helpPage, helpPages } from '../../../src/ui/doors/helpPages';

const root = join(__dirname, '../../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const json = (path: string) => JSON.parse(read(path)) as Record<string, string>;

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly walkthroughs: readonly {
      readonly steps: readonly {
        readonly id: string;
        readonly description: string;
        readonly media: { readonly markdown: string };
        readonly completionEvents: readonly string[];
      }[];
    }[];
  };
}

describe('help', () => {
  for (const language of ['ru', 'en']) {
    it(`has exactly its pages in ${language}, each with a title, none of them long`, () => {
      const files = readdirSync(join(root, 'docs/help', language));
      assert.deepEqual(files.sort(), helpPages.map(page => `${page}.md`).sort());
      for (const file of files) {
        const text = read(`docs/help/${language}/${file}`);
        assert.match(text, /^# \S/);
        assert.ok(text.length < 4000, file);
      }
    });

    it(`has no link that leads nowhere in ${language}`, () => {
      for (const page of helpPages) {
        const path = `docs/help/${language}/${page}.md`;
        for (const [, target = ''] of read(path).matchAll(/\]\(([^)]+)\)/g)) {
          assert.ok(existsSync(join(root, dirname(path), target)), `${path} → ${target}`);
        }
      }
    });
  }

  it('names the commands as the Russian palette does', () => {
    const titles = Object.entries(json('package.nls.ru.json')).filter(([key]) => key.startsWith('command.'));
    const known = new Set(titles.map(([, title]) => title));
    const named = helpPages.flatMap(page =>
      [...read(`docs/help/ru/${page}.md`).matchAll(/\*\*([^*]+…)\*\*/g)].map(match => match[1] ?? ''),
    );
    assert.deepEqual(
      named.filter(title => !known.has(title)),
      [],
    );
  });

  it('opens no page but its own', () => {
    for (const page of helpPages) assert.equal(helpPage(page), page);
    for (const odd of ['../../secret', '', 5, null, { page: 'queue' }, 'constructor'])
      assert.equal(helpPage(odd), undefined);
  });
});

describe('the walkthrough', () => {
  const { contributes } = JSON.parse(read('package.json')) as Manifest;
  const commands = new Set(contributes.commands.map(({ command }) => command));
  const [walkthrough] = contributes.walkthroughs;
  const steps = walkthrough?.steps ?? [];

  it('goes from connecting to a setup change', () => {
    assert.deepEqual(
      steps.map(({ id }) => id),
      ['connect', 'ticket', 'reply', 'draft', 'setup'],
    );
  });

  for (const [language, file] of [
    ['en', 'package.nls.json'],
    ['ru', 'package.nls.ru.json'],
  ] as const) {
    it(`has texts, pictures of words and living links in ${language}`, () => {
      const words = json(file);
      for (const { description, media } of steps) {
        const path = words[media.markdown.slice(1, -1)] ?? '';
        assert.match(path, new RegExp(`\\.${language}\\.md$`));
        assert.ok(existsSync(join(root, path)), path);
        const text = words[description.slice(1, -1)] ?? '';
        const links = [...text.matchAll(/\(command:([\w.]+)(?:\?([^)]*))?\)/g)];
        assert.ok(links.length > 0, description);
        for (const [, command = '', query] of links) {
          assert.ok(commands.has(command), command);
          if (command !== 'veSupport.help') continue;
          const [page] = JSON.parse(decodeURIComponent(query ?? '')) as unknown[];
          assert.notEqual(helpPage(page), undefined);
        }
      }
    });
  }

  it('is ticked off by what the extension really tells', () => {
    const told = read('src/ui/doors/firstTimes.ts');
    for (const { completionEvents } of steps) {
      for (const event of completionEvents) {
        const context = /^onContext:veSupport\.(has\w+)$/.exec(event)?.[1];
        if (context !== undefined) assert.ok(told.includes(`'${context}'`), event);
      }
      assert.ok(
        completionEvents.some(
          event => !event.startsWith('onCommand:') || commands.has(event.slice('onCommand:'.length)),
        ),
      );
    }
  });
});
