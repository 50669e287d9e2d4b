import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as z from 'zod';
import { visibleText } from '../../../src/base/visibleText';
import { externalUrl } from '../../../src/ui/webview/externalUrl';
import { MessageChannel } from '../../../src/ui/webview/messageChannel';

describe('links that the host opens', () => {
  it('are http, https and mailto', () => {
    assert.equal(externalUrl('https://wiki.example/a b?c=%D0%B0'), 'https://wiki.example/a%20b?c=%D0%B0');
    assert.equal(externalUrl('HTTP://wiki.example'), 'http://wiki.example/');
    assert.equal(externalUrl('mailto:a@b.example'), 'mailto:a@b.example');
  });

  for (const url of [
    '',
    'wiki.example',
    '//wiki.example',
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'vscode://veSupport/signOut',
    'vscode-insiders://x',
    'command:veSupport.signOut',
    'ftp://a.example',
    'ms-msdt:/id',
    'https://bank.example@evil.example/',
    'https://user:secret@evil.example/',
    'https://',
  ]) {
    it(`are refused: ${JSON.stringify(url)}`, () => assert.equal(externalUrl(url), null));
  }
});

describe('texts from outside', () => {
  it('show what would hide, reorder or end them', () => {
    assert.equal(visibleText('a\u0000b\u0007c\u001b[31m'), 'a␀b␇c␛[31m');
    assert.equal(visibleText('x\u202Eтекст\u202C\u2066y'), 'x⟨U+202E⟩текст⟨U+202C⟩⟨U+2066⟩y');
    assert.equal(visibleText('a\u200Bb\uFEFFc\u{E0041}\u0085'), 'a⟨U+200B⟩b⟨U+FEFF⟩c⟨U+E0041⟩⟨U+0085⟩');
    assert.equal(visibleText('\uD800x\uDC00'), '\uFFFDx\uFFFD');
  });

  it('keep line breaks, tabs, emoji and other writings', () => {
    assert.equal(visibleText('a\r\nb\rc\u2028d\te'), 'a\nb\nc\nd\te');
    const family = '👩‍👩‍👧 ❤️ नमस्ते می‌خواهم e\u0301';
    assert.equal(visibleText(family), family);
  });

  it('stay as they are once they are harmless', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), text => visibleText(visibleText(text)) === visibleText(text)));
  }).timeout(20_000);
});

describe('the host’s end of the conversation with a webview', () => {
  it('hears what it knows, and logs and drops the rest without its content', async () => {
    const heard: unknown[] = [];
    const warned: string[] = [];
    const errors: unknown[] = [];
    let say: (raw: unknown) => unknown = () => undefined;
    const channel = new MessageChannel({
      webview: {
        postMessage: () => Promise.resolve(true),
        onDidReceiveMessage: listener => {
          say = listener;
          // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- a stand-in
          return { dispose: () => (say = () => undefined) };
        },
      },
      incoming: z.object({ type: z.literal('known'), n: z.int() }),
      handle: message => {
        heard.push(message);
        if (message.n === 2) throw new Error('a bug');
      },
      name: 'test',
      log: {
        debug: () => undefined,
        info: () => undefined,
        warn: message => warned.push(message),
        error: (_, error) => errors.push(error),
      },
    });
    for (const raw of [null, { type: 'secret' }, { type: 'known', n: 'secret' }, { type: 'known', n: 1 }]) say(raw);
    say({ type: 'known', n: 2 });
    await new Promise(resolve => setImmediate(resolve));
    assert.deepEqual(heard, [
      { type: 'known', n: 1 },
      { type: 'known', n: 2 },
    ]);
    assert.equal(warned.length, 3);
    assert.ok(warned.every(line => !line.includes('secret')));
    assert.equal(errors.length, 1);
    channel.dispose();
    say({ type: 'known', n: 3 });
    assert.equal(heard.length, 2);
  });
});
