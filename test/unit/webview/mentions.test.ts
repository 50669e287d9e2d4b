import './dom';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { listenForMentions, type Mentions } from '../../../webview-ui/shared/mentions';
import { richTextHtml } from '../../../webview-ui/shared/richText';

const mentions: Mentions = {
  tickets: new Map([[12, 'Сбой <b>"у всех"</b>']]),
  notes: new Map([
    [56, 7],
    [57, 12],
  ]),
  people: new Map([['support1', 'Борис <Поддержкин>']]),
};

const html = (text: string): string => richTextHtml(text, mentions).trim();

describe('references in texts', () => {
  it('become links where the host knows what they mean', () => {
    assert.equal(
      html('см. #12 и ~56'),
      '<p>см. <a role="link" tabindex="0" data-ticket="12" title="Сбой <b>&quot;у всех&quot;</b>">#12</a>' +
        ' и <a role="link" tabindex="0" data-ticket="7" data-note="56" title="">~56</a></p>',
    );
    assert.match(html('@support1, @Support1.'), /^<p><span title="Борис [^"]*">@support1<\/span>, <span /);
  });

  it('stay text where nothing is known of them, and inside code, links and words', () => {
    for (const text of ['#13', '~1', '@nobody', 'a#12', '##12', '#12a', 'x@support1', '&#12;']) {
      assert.doesNotMatch(html(text), /<a |<span/, text);
    }
    assert.doesNotMatch(html('`#12` и\n```\n#12\n```'), /data-ticket/);
    assert.doesNotMatch(html('[#12](https://a.example)'), /data-ticket/);
    assert.doesNotMatch(html('https://a.example/#12'), /data-ticket/);
  });

  it('keep the text around them, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('#', '~', '@', '1', '2', 'a', ' ', 'support1', '56') }), text => {
        const page = document.createElement('div');
        page.innerHTML = html(`x ${text}`);
        const plain = document.createElement('div');
        plain.innerHTML = richTextHtml(`x ${text}`);
        assert.equal(page.textContent.trim(), plain.textContent.trim());
      }),
    );
  });

  it('are opened by a click and by Enter, and nothing else is', () => {
    const page = document.createElement('div');
    page.innerHTML = html('#12 и ~56, #13');
    const opened: (readonly [number, number | null])[] = [];
    listenForMentions(page, (ticketId, noteId) => opened.push([ticketId, noteId]));
    const [ticket, note] = page.querySelectorAll('a');
    ticket?.dispatchEvent(new window.Event('click', { bubbles: true }));
    note?.dispatchEvent(new window.Event('click', { bubbles: true }));
    page.querySelector('p')?.dispatchEvent(new window.Event('click', { bubbles: true }));
    assert.deepEqual(opened, [
      [12, null],
      [7, 56],
    ]);
  });

  it('cannot be forged by a text', () => {
    const forged = html('<a data-ticket="12">x</a> <a data-ticket="1;2" data-note="x">y</a>');
    assert.doesNotMatch(forged, /<a /);
  });
});
