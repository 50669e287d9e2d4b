import assert from 'node:assert/strict';
import { crc32, inflateSync } from 'node:zlib';
import { csvFile, screenshot, textFile } from '../../../demo/sample/files';

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

function chunksOf(png: Uint8Array): Chunk[] {
  const bytes = Buffer.from(png);
  const chunks: Chunk[] = [];
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const body = bytes.subarray(at + 4, at + 8 + length);
    assert.equal(bytes.readUInt32BE(at + 8 + length), crc32(body));
    chunks.push({ type: body.toString('latin1', 0, 4), data: body.subarray(4) });
    at += length + 12;
  }
  return chunks;
}

describe('the attachments of the sample tickets', () => {
  for (const show of ['table', 'error'] as const) {
    it(`draws a valid small PNG: ${show}`, () => {
      const { content } = screenshot('снимок.png', show);
      assert.deepEqual([...content.subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
      const [header, data, end] = chunksOf(content);
      assert.deepEqual([header?.type, data?.type, end?.type], ['IHDR', 'IDAT', 'IEND']);
      const [width, height] = [header?.data.readUInt32BE(0) ?? 0, header?.data.readUInt32BE(4) ?? 0];
      assert.equal(inflateSync(data?.data ?? Buffer.alloc(0)).length, (width * 3 + 1) * height);
      assert.ok(content.length < 10_000);
    });
  }

  it('draws different pictures', () => {
    assert.notDeepEqual(screenshot('а.png', 'table').content, screenshot('а.png', 'error').content);
  });

  it('writes tables as spreadsheets do', () => {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      csvFile('т.csv', [
        ['а', 'б'],
        ['1', '2'],
      ]).content,
    );
    assert.equal(text, '\uFEFFа;б\r\n1;2\r\n');
    assert.equal(textFile('т.txt', 'ё').content.length, 2);
  });
});
