import assert from 'node:assert/strict';
import { formatDuration, parseDuration } from '../../../demo/mantis/model/duration';
import { contentTypeOf } from '../../../demo/mantis/model/fileType';
import { isoTime, localMinute, parseTime } from '../../../demo/mantis/model/zone';
import { Query } from '../../../demo/mantis/rest/query';
import { findRoute, route } from '../../../demo/mantis/rest/routes';
import { encode } from '../../../demo/mantis/rest/wire';
import type { Call } from '../../../demo/mantis/rest/call';

describe('parts of the embedded Mantis', () => {
  it('writes times with the offset of the zone at that time', () => {
    const summer = Date.parse('2026-07-01T10:00:00Z') / 1000;
    const winter = Date.parse('2026-12-01T10:00:00Z') / 1000;
    assert.equal(isoTime('Europe/Berlin', summer), '2026-07-01T12:00:00+02:00');
    assert.equal(isoTime('Europe/Berlin', winter), '2026-12-01T11:00:00+01:00');
    assert.equal(isoTime('America/St_Johns', winter), '2026-12-01T06:30:00-03:30');
    assert.equal(isoTime('UTC', winter), '2026-12-01T10:00:00+00:00');
    assert.equal(localMinute('Asia/Kathmandu', winter), '2026-12-01 15:45');
  });

  it('reads times with and without an offset', () => {
    const noon = Date.parse('2026-12-01T12:00:00+03:00') / 1000;
    assert.equal(parseTime('Europe/Moscow', '2026-12-01T12:00:00+03:00'), noon);
    assert.equal(parseTime('Europe/Moscow', '2026-12-01T09:00:00.000Z'), noon);
    assert.equal(parseTime('Europe/Moscow', '2026-12-01 12:00'), noon);
    assert.equal(parseTime('Europe/Moscow', '2026-12-01'), noon - 12 * 3600);
    assert.equal(parseTime('Europe/Moscow', 'завтра'), undefined);
    assert.equal(parseTime('Europe/Moscow', ''), undefined);
  });

  it('reads durations as Mantis does', () => {
    assert.deepEqual(['45', '1:30', '01:30:29', '01:30:30'].map(parseDuration), [45, 90, 90, 91]);
    for (const wrong of ['1,5', '1:60', '-1:00', '1:2:3:4', '']) assert.throws(() => parseDuration(wrong), wrong);
    assert.equal(formatDuration(125), '02:05');
  });

  it('finds a file’s type by its bytes', () => {
    const type = (bytes: number[] | string) => contentTypeOf(Buffer.from(bytes as string));
    assert.equal(type('текст'), 'text/plain; charset=utf-8');
    assert.equal(type('text\r\n'), 'text/plain; charset=us-ascii');
    assert.equal(type('1'), 'application/octet-stream; charset=binary');
    assert.equal(type([0xff, 0xfe, 0x00]), 'application/octet-stream; charset=binary');
    assert.equal(type('%PDF-1.7'), 'application/pdf; charset=binary');
    const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52];
    assert.equal(type(png), 'image/png; charset=binary');
  });

  it('encodes JSON byte for byte as PHP', () => {
    assert.equal(
      encode({ a: 'é/ы', b: '\u0001\u007f', c: '😀' }).toString('latin1'),
      '{"a":"\\u00e9\\/\\u044b","b":"\\u0001\u007f","c":"\\ud83d\\ude00"}',
    );
  });

  it('reads queries as PHP does', () => {
    const query = new Query('option[]=a&option%5B%5D=b&page=2&page=3&page_size=x&select=id,%20notes');
    assert.deepEqual(query.all('option'), ['a', 'b']);
    assert.deepEqual(
      [query.one('page'), query.int('page', 1), query.int('page_size', 50), query.int('none', 7)],
      ['3', 3, 0, 7],
    );
    assert.deepEqual([...query.selection()!], ['id', 'notes']);
  });

  it('prefers routes without parameters and lists the methods of a path', () => {
    const handle = (_call: Call) => ({ status: 200, reason: 'OK' });
    const routes = [
      route('GET', 'users/{id}', handle),
      route('GET', 'users/me', handle),
      route('DELETE', 'users/{id}', handle),
    ];
    const me = findRoute(routes, 'HEAD', 'users/me');
    assert.equal(me.kind === 'found' && me.route.pattern, 'users/me');
    assert.deepEqual(findRoute(routes, 'PUT', 'users/3'), { kind: 'methodNotAllowed', allowed: 'GET, DELETE' });
    assert.deepEqual(findRoute(routes, 'GET', 'users'), { kind: 'notFound' });
    assert.deepEqual(findRoute(routes, 'GET', 'users/'), { kind: 'notFound' });
  });
});
