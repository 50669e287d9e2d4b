/** Attachments of the sample tickets, made in code. */
import { crc32, deflateSync } from 'node:zlib';
import type { StoryFile } from './story';

export function textFile(name: string, content: string): StoryFile {
  return { name, content: new TextEncoder().encode(content) };
}

/** A table as spreadsheets of Russian users write it: semicolons, CRLF and a byte order mark. */
export function csvFile(name: string, rows: readonly (readonly string[])[]): StoryFile {
  return textFile(name, '\uFEFF' + rows.map(row => row.join(';') + '\r\n').join(''));
}

type Colour = readonly [red: number, green: number, blue: number];
type Rectangle = readonly [left: number, top: number, width: number, height: number, colour: Colour];

const WHITE: Colour = [255, 255, 255];
const GREY: Colour = [238, 240, 243];
const LINE: Colour = [196, 202, 210];
const INK: Colour = [70, 78, 90];
const BLUE: Colour = [38, 84, 140];
const RED: Colour = [200, 40, 40];

/** A picture that passes for a screenshot: a window with a table and, for `error`, a message box over it. */
export function screenshot(name: string, show: 'table' | 'error'): StoryFile {
  const rectangles = [...windowWithTable(), ...(show === 'error' ? messageBox() : [])];
  return { name, content: encodePng(480, 300, rectangles) };
}

function windowWithTable(): Rectangle[] {
  const rows = [0, 1, 2, 3, 4, 5, 6, 7];
  return [
    [0, 0, 480, 300, GREY],
    [0, 0, 480, 24, BLUE],
    [10, 9, 140, 6, WHITE],
    [460, 8, 10, 8, WHITE],
    [8, 32, 464, 18, WHITE],
    ...[16, 76, 136].map((left): Rectangle => [left, 38, 44, 6, INK]),
    [8, 58, 464, 234, WHITE],
    ...rows.map((row): Rectangle => [8, 84 + row * 26, 464, 1, LINE]),
    ...[120, 260, 380].map((left): Rectangle => [left, 58, 1, 234, LINE]),
    ...rows.flatMap((row): Rectangle[] => [
      [16, 68 + row * 26, 60 + ((row * 29) % 40), 6, INK],
      [130, 68 + row * 26, 70 + ((row * 37) % 50), 6, LINE],
      [400, 68 + row * 26, 30 + ((row * 17) % 30), 6, INK],
    ]),
  ];
}

function messageBox(): Rectangle[] {
  return [
    [108, 98, 268, 108, LINE],
    [110, 100, 264, 104, WHITE],
    [110, 100, 264, 18, RED],
    [118, 106, 60, 6, WHITE],
    [124, 132, 28, 28, RED],
    [135, 137, 6, 12, WHITE],
    [135, 152, 6, 4, WHITE],
    [166, 134, 190, 6, INK],
    [166, 148, 150, 6, INK],
    [210, 176, 66, 18, GREY],
    [232, 182, 22, 6, INK],
  ];
}

function encodePng(width: number, height: number, rectangles: readonly Rectangle[]): Uint8Array {
  const stride = 1 + width * 3;
  const pixels = new Uint8Array(stride * height);
  for (const [left, top, columns, rows, colour] of rectangles) {
    for (let y = top; y < top + rows; y += 1) {
      for (let x = left; x < left + columns; x += 1) pixels.set(colour, y * stride + 1 + x * 3);
    }
  }
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  // 8 bits per channel, RGB, the only compression and filter methods there are, not interlaced
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', new Uint8Array()),
  ]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
