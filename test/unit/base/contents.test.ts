import assert from 'node:assert/strict';
import { decodeText } from '../../../src/base/decodeText';
import { imageInfo } from '../../../src/base/imageInfo';

const bytes = (...parts: (string | number[])[]) =>
  new Uint8Array(
    Buffer.concat(parts.map(part => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part)))),
  );

describe('the text of a file', () => {
  it('is recognised as UTF-8, with or without a mark, and as UTF-16', () => {
    assert.deepEqual(decodeText(Buffer.from('Ошибка 😀\r\n\tв строке')), {
      encoding: 'UTF-8',
      text: 'Ошибка 😀\r\n\tв строке',
    });
    assert.deepEqual(decodeText(Buffer.from('\uFEFFОшибка')), { encoding: 'UTF-8', text: 'Ошибка' });
    assert.deepEqual(decodeText(Buffer.from('\uFEFFОшибка', 'utf16le')), { encoding: 'UTF-16', text: 'Ошибка' });
    assert.deepEqual(decodeText(new Uint8Array()), { encoding: 'UTF-8', text: '' });
  });

  it('is windows-1251 when it is no UTF-8', () => {
    const log = bytes([0xce, 0xf8, 0xe8, 0xe1, 0xea, 0xe0], ': ', [0xb8, 0xa8, 0xb9, 0xab, 0xbb, 0x97]);
    assert.deepEqual(decodeText(log), { encoding: 'windows-1251', text: 'Ошибка: ёЁ№«»—' });
  });

  it('reads every character of windows-1251 as the platform does', () => {
    const all = Uint8Array.from({ length: 128 }, (_, index) => index + 128);
    const ours = decodeText(all)?.text;
    const theirs = new TextDecoder('windows-1251').decode(all);
    assert.equal(ours?.replace('\uFFFD', '\u0098'), theirs);
  });

  it('is none where there are bytes that no text has', () => {
    assert.equal(decodeText(bytes('PK', [3, 4, 0, 0])), null);
    assert.equal(decodeText(bytes('\x89PNG\r\n\x1a\n')), null);
  });
});

describe('a picture', () => {
  const png = bytes('\x89PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 3, 32, 0, 0, 2, 88], [8, 6, 0, 0, 0]);
  const gif = bytes('GIF89a', [64, 1, 240, 0], [0, 0, 0]);
  const jpeg = bytes(
    [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2],
    [0xff, 0xff, 0xc2, 0, 17, 8, 1, 44, 2, 128, 3],
    'x'.repeat(20),
  );
  const vp8 = bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8 ', [0, 0, 0, 0], [0, 0, 0, 0x9d, 1, 0x2a], [16, 0, 32, 0]);
  const vp8x = bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0], [0, 0, 0, 0], [15, 0, 0, 31, 0, 0]);

  it('is known by its bytes, with its size', () => {
    assert.deepEqual(imageInfo(png), { type: 'image/png', width: 800, height: 600 });
    assert.deepEqual(imageInfo(gif), { type: 'image/gif', width: 320, height: 240 });
    assert.deepEqual(imageInfo(jpeg), { type: 'image/jpeg', width: 640, height: 300 });
    assert.deepEqual(imageInfo(vp8), { type: 'image/webp', width: 16, height: 32 });
    assert.deepEqual(imageInfo(vp8x), { type: 'image/webp', width: 16, height: 32 });
  });

  it('is not what only claims to be one', () => {
    for (const text of [
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      '<html>',
      'GIF',
      'GIF89b0000000000',
      '\xff\xd8',
      '',
    ]) {
      assert.equal(imageInfo(bytes(text)), null, text);
    }
    for (let end = 0; end < jpeg.length; end++) imageInfo(jpeg.subarray(0, end));
    for (const whole of [png, vp8, vp8x]) {
      for (let end = 0; end < 24; end++) assert.equal(imageInfo(whole.subarray(0, end)), null);
    }
  });
});
