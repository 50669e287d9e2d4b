import './dom';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { richTextHtml } from '../../../webview-ui/shared/richText';

const tags = new Set(
  'p br strong em s code pre blockquote ul ol li hr a table thead tbody tr th td'
    .split(' ')
    .map(tag => tag.toUpperCase()),
);
const attributes = new Set(['data-href', 'role', 'tabindex', 'title', 'start']);

function rendered(text: string): HTMLElement {
  const host = document.createElement('div');
  host.innerHTML = richTextHtml(text);
  return host;
}

/** Nothing in it that could run, load, navigate or disguise. */
function assertHarmless(host: HTMLElement): void {
  for (const element of host.querySelectorAll('*')) {
    assert.ok(tags.has(element.tagName), `<${element.tagName}>`);
    for (const { name, value } of element.attributes) {
      assert.ok(attributes.has(name), `${element.tagName} ${name}="${value}"`);
      if (name === 'data-href') assert.match(value, /^(https?:\/\/|mailto:)/i);
    }
  }
}

const links = (host: HTMLElement) =>
  [...host.querySelectorAll('[data-href]')].map(link => link.getAttribute('data-href'));

describe('a text of a ticket', () => {
  const hostile: readonly string[] = [
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '<svg onload=alert(1)><style>@import url(//evil.example)</style></svg>',
    '<iframe src="https://evil.example"></iframe><base href="https://evil.example/"><form action=x><input>',
    '<a href="javascript:alert(1)">x</a>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](java\nscript:alert(1))',
    '[x](&#106;avascript:alert(1))',
    '[x](\u0001javascript:alert(1))',
    '[x](vbscript:msgbox)',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](file:///etc/passwd)',
    '[x](vscode://settings)',
    '[x](vscode-resource://x)',
    '[x](command:veSupport.signOut)',
    '[x](//evil.example)',
    '[x](evil)',
    '[x](#panel)',
    '<javascript:alert(1)>',
    '<command:veSupport.signOut>',
    '![x](javascript:alert(1))',
    '![x](data:image/svg+xml,<svg onload=alert(1)>)',
    '![" onerror="alert(1)](https://a.example/"onerror="alert(1))',
    '[x](https://a.example/" onclick="alert(1))',
    '[x](https://a.example "onmouseover=alert(1)")',
    '```" onclick=alert(1) class=codicon\ncode\n```',
    '| <b>x</b> | [y](javascript:alert(1)) |\n|---|---|\n| <img src=x> | ![z](x:y) |',
    '[a]: javascript:alert(1)\n\n[a]',
    '<!-- comment --><!DOCTYPE x><?php ?>',
    'ftp://evil.example //evil.example javascript:alert(1)',
    '{{constructor.constructor("alert(1)")()}} ${alert(1)} $(flame)',
    '<style>*{display:none}</style><link rel=stylesheet href=//evil.example>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  ];
  for (const text of hostile) {
    it(`is harmless: ${JSON.stringify(text).slice(0, 70)}`, () => {
      const host = rendered(text);
      assertHarmless(host);
      assert.ok(
        links(host).every(url => !/script|data:|file:|vscode|command|^\/\//i.test((url ?? '').split('/')[0] ?? '')),
      );
    });
  }

  it('is harmless whatever pieces of markup it is made of', () => {
    const pieces = fc.constantFrom(
      ...[
        '<',
        '>',
        '"',
        "'",
        '`',
        '```',
        '[',
        ']',
        '(',
        ')',
        '!',
        '|',
        '\n',
        '\n\n',
        '    ',
        '- ',
        '> ',
        '# ',
        '*',
        '_',
      ],
      ...[
        '<img src=x onerror=1>',
        '<a href=',
        'javascript:',
        'https://a.example/',
        'data:text/html,',
        '&lt;',
        '&#x6a;',
      ],
      ...['</p>', '<svg>', '<math>', '<style>', '<!--', '-->', ']]>', '\u0000', '\u202E', 'слово', 'onclick=alert(1)'],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 25 }), parts => assertHarmless(rendered(parts.join('')))),
      { numRuns: 800 },
    );
  }).timeout(20_000);

  it('shows HTML as what it is: text', () => {
    assert.equal(rendered('<b>жирно</b>').textContent.trim(), '<b>жирно</b>');
  });

  it('keeps http, https and mailto links, with the address in the tooltip', () => {
    const host = rendered('[портал](https://wiki.example/a?b=1&c=2) http://old.example/x mail@a.example');
    assert.deepEqual(links(host), ['https://wiki.example/a?b=1&c=2', 'http://old.example/x', 'mailto:mail@a.example']);
    const link = host.querySelector('a');
    assert.equal(link?.getAttribute('title'), 'https://wiki.example/a?b=1&c=2');
    assert.equal(link.getAttribute('href'), null);
    assert.equal(link.getAttribute('tabindex'), '0');
  });

  it('makes no links of file names and bare words', () => {
    assert.deepEqual(links(rendered('отчёт.md www.a.example 10.0.0.1 a.example')), []);
  });

  it('turns an image into a link and asks for nothing', () => {
    const host = rendered('![снимок <b>экрана</b>](https://a.example/shot.png)');
    assert.equal(host.querySelector('img'), null);
    assert.equal(host.textContent.trim(), 'image: снимок <b>экрана</b>');
    assert.deepEqual(links(host), ['https://a.example/shot.png']);
  });

  it('keeps line breaks and the indentation of what follows them', () => {
    const [paragraph] = rendered('Первая\n    вторая\n\tтретья').children;
    assert.equal(paragraph?.innerHTML, 'Первая<br>    вторая<br>\tтретья');
  });

  it('changes nothing in paths, entities and lines of dashes', () => {
    assert.equal(rendered('\\\\server\\share\\*.txt').textContent.trim(), '\\\\server\\share\\*.txt');
    assert.equal(rendered('a &lt; b &amp; c').textContent.trim(), 'a &lt; b &amp; c');
    assert.equal(rendered('С уважением\n---\nБорис').querySelectorAll('h1, h2').length, 0);
    assert.equal(rendered('[1]: https://a.example сноска').textContent.trim(), '[1]: https://a.example сноска');
    assert.equal(rendered('    с красной строки').querySelector('pre'), null);
  });

  it('renders lists, code and tables', () => {
    const host = rendered('1. раз\n2. два\n\n`код`\n\n```\nблок\n```\n\n|a|b|\n|-|-|\n|1|2|');
    assert.deepEqual(
      ['ol', 'li', 'code', 'pre', 'td'].map(tag => host.querySelectorAll(tag).length),
      [1, 2, 2, 1, 2],
    );
  });

  it('bears what is made to be slow', () => {
    for (const text of [
      '['.repeat(60_000),
      '*a '.repeat(20_000),
      '`'.repeat(60_000),
      '>'.repeat(60_000),
      '![]('.repeat(15_000),
    ]) {
      assertHarmless(rendered(text));
    }
  }).timeout(30_000);
});
