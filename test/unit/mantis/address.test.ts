import assert from 'node:assert/strict';
import { parseServerUrl } from '../../../src/mantis/address';

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
