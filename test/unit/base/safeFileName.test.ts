import assert from 'node:assert/strict';
import fc from 'fast-check';
import { safeFileName } from '../../../src/base/safeFileName';

describe('a safe file name', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['отчёт за октябрь.xlsx', 'отчёт за октябрь.xlsx'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Windows\\System32\\evil.dll', 'evil.dll'],
    ['a/b\\c.txt', 'c.txt'],
    ['..', 'file'],
    ['', 'file'],
    ['/', 'file'],
    ['.bashrc', 'bashrc'],
    ['. . .x', 'x'],
    ['name. . ', 'name'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['Com1 .log', '_Com1 .log'],
    ['LPT¹.txt', '_LPT¹.txt'],
    ['console.txt', 'console.txt'],
    ['счёт\u202Etxt.exe', 'счётtxt.exe'],
    ['a\u0000b\r\nc.txt', 'abc.txt'],
    ['a\u200B\uFEFFb.txt', 'ab.txt'],
    ['что<?>|"*:.txt', 'что_______.txt'],
    ['снимок 😀.png', 'снимок 😀.png'],
  ];
  for (const [name, safe] of cases) {
    it(`of ${JSON.stringify(name)} is ${safe}`, () => assert.equal(safeFileName(name), safe));
  }

  it('keeps the extension of a long one', () => {
    const safe = safeFileName(`${'ы'.repeat(400)}.xlsx`);
    assert.ok(safe.endsWith('ы.xlsx'));
    assert.ok(Buffer.byteLength(safe) <= 200);
  });

  it('is never anything else, and stays as it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 400 })), name => {
        const safe = safeFileName(name);
        assert.equal(safeFileName(safe), safe);
        assert.match(safe, /^[^./\\<>:"|?*\p{Cc}\p{Cf}\s][^/\\<>:"|?*\p{Cc}\p{Cf}]*$/u);
        assert.doesNotMatch(safe, /[.\s]$/);
        assert.doesNotMatch(safe, /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
        assert.ok(Buffer.byteLength(safe) <= 201);
      }),
    );
  });
});
