import './dom';
import assert from 'node:assert/strict';
import { isOpenable, listenForLinks } from '../../../webview-ui/shared/links';

describe('links of texts from outside', () => {
  it('may be http, https and mailto', () => {
    for (const url of ['http://a.example', 'HTTPS://a.example/x', 'mailto:a@b.example'])
      assert.ok(isOpenable(url), url);
    for (const url of [
      'javascript:alert(1)',
      ' https://a.example',
      '//a.example',
      'https:a',
      'https://',
      'vscode://x',
      '',
    ]) {
      assert.ok(!isOpenable(url), url);
    }
  });

  it('go to the host by click and by Enter, and never navigate', () => {
    const root = document.createElement('div');
    root.innerHTML =
      '<a data-href="https://a.example/"><strong>x</strong></a><a data-href="javascript:alert(1)">y</a><a>z</a>';
    document.body.append(root);
    const opened: string[] = [];
    listenForLinks(root, url => opened.push(url));
    let reachedTheDocument = 0;
    document.addEventListener('click', () => reachedTheDocument++);

    const [good, bad, none] = root.querySelectorAll('a');
    const click = () => new window.MouseEvent('click', { bubbles: true, cancelable: true });
    good?.querySelector('strong')?.dispatchEvent(click());
    bad?.dispatchEvent(click());
    none?.dispatchEvent(click());
    good?.dispatchEvent(new window.KeyboardEvent('keydown', { code: 'Enter', bubbles: true, cancelable: true }));
    good?.dispatchEvent(new window.KeyboardEvent('keydown', { code: 'Space', bubbles: true, cancelable: true }));
    assert.deepEqual(opened, ['https://a.example/', 'https://a.example/']);
    assert.equal(reachedTheDocument, 1, 'only the link without an address is left to the page');
  });
});
