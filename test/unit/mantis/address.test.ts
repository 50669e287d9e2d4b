import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { hasScheme, overPath, overPlainHttp, parseServerUrl } from '../../../src/mantis/address';

describe('parseServerUrl', () => {
  const bases: readonly (readonly [string, string])[] = [
    ['tracker.example', 'https://tracker.example'],
    ['  https://tracker.example/  ', 'https://tracker.example'],
    ['http://tracker.example/tracker/', 'http://tracker.example/tracker'],
    ['tracker.example:8080/mantis', 'https://tracker.example:8080/mantis'],
    ['//tracker.example/mantis', 'https://tracker.example/mantis'],
    ['https://tracker.example/tracker/view.php?id=5#c12', 'https://tracker.example/tracker'],
    ['https://tracker.example/my_view_page.php', 'https://tracker.example'],
    ['https://tracker.example/tracker/plugin.php/x?page=1', 'https://tracker.example/tracker'],
    ['https://tracker.example/tracker/api/rest/index.php/issues/4', 'https://tracker.example/tracker'],
    ['https://tracker.example/tracker/api/rest/issues?page=1', 'https://tracker.example/tracker'],
    ['https://tracker.example/tracker/api/soap/mantisconnect.php?wsdl', 'https://tracker.example/tracker'],
    ['https://tracker.example/api', 'https://tracker.example'],
    ['HTTPS://Tracker.Example/A/B/', 'https://tracker.example/A/B'],
    ['http://[::1]:8989/', 'http://[::1]:8989'],
    ['<https://tracker.example/tracker/>', 'https://tracker.example/tracker'],
    ['«tracker.example/tracker»', 'https://tracker.example/tracker'],
    ['https://tracker.example/tracker/login_page.php?return=%2Ftracker%2Fview.php', 'https://tracker.example/tracker'],
    ['https://tracker.example/tracker//view_all_bug_page.php', 'https://tracker.example/tracker'],
    ['трекер.пример/мантис/', 'https://xn--e1aaowdh.xn--e1afmkfd/%D0%BC%D0%B0%D0%BD%D1%82%D0%B8%D1%81'],
  ];
  for (const [typed, base] of bases) {
    it(`${typed} → ${base}`, () => {
      const parsed = parseServerUrl(typed);
      assert.ok(parsed.ok);
      assert.equal(parsed.value.base, base);
      assert.equal(parsed.value.base.startsWith(parsed.value.origin), true);
    });
  }

  const refused: readonly (readonly [string, string])[] = [
    ['', 'empty'],
    ['   ', 'empty'],
    ['ftp://tracker.example', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['https://user:secret@tracker.example', 'credentials'],
    ['user@tracker.example', 'credentials'],
    ['https://', 'unparseable'],
    ['https://exa mple', 'unparseable'],
  ];
  for (const [typed, kind] of refused) {
    it(`refuses «${typed}» as ${kind}`, () => {
      const parsed = parseServerUrl(typed);
      assert.ok(!parsed.ok);
      assert.equal(parsed.error.kind, kind);
    });
  }

  it('knows loopback and plain http', () => {
    const facts = (typed: string) => {
      const parsed = parseServerUrl(typed);
      assert.ok(parsed.ok);
      return [parsed.value.isLoopback, parsed.value.isPlainHttp];
    };
    assert.deepEqual(facts('http://127.0.0.1:8989/tracker'), [true, true]);
    assert.deepEqual(facts('http://localhost'), [true, true]);
    assert.deepEqual(facts('http://[::1]'), [true, true]);
    assert.deepEqual(facts('http://127.0.0.1.evil.example'), [false, true]);
    assert.deepEqual(facts('https://tracker.example'), [false, false]);
  });
});

describe('addresses that were assumed or lead elsewhere', () => {
  it('knows whether the scheme was typed', () => {
    assert.deepEqual(
      ['tracker.example', 'tracker.example:8080/x', '<http://tracker.example>', 'HTTPS://x.example'].map(hasScheme),
      [false, false, true, true],
    );
  });

  it('goes over to plain http without losing port and path', () => {
    const parsed = parseServerUrl('tracker.example:8080/mantis/view.php');
    assert.ok(parsed.ok);
    assert.deepEqual(overPlainHttp(parsed.value), {
      origin: 'http://tracker.example:8080',
      base: 'http://tracker.example:8080/mantis',
      isLoopback: false,
      isPlainHttp: true,
    });
  });

  it('keeps the sub-path at another origin', () => {
    assert.equal(
      overPath('https://new.example', 'http://old.example/tracker/view.php?id=1'),
      'https://new.example/tracker',
    );
    assert.equal(overPath('javascript:alert(1)', 'http://old.example'), null);
  });

  it('what was found is found again: the base is an address of its own', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), typed => {
        const parsed = parseServerUrl(typed);
        assert.ok(parsed.ok);
        const again = parseServerUrl(parsed.value.base);
        assert.ok(again.ok);
        assert.ok(parsed.value.base.startsWith(again.value.base));
        assert.equal(again.value.origin, parsed.value.origin);
      }),
    );
  });
});
