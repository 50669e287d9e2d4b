import assert from 'node:assert/strict';
import { inEnglishLayout, inRussianLayout, repairLayout } from '../../../../src/vellii/knowledge/text/layout';
import { russianness } from '../../../../src/vellii/knowledge/text/russianness';
import { fromTranslit } from '../../../../src/vellii/knowledge/text/translit';

const known = new Set('отчёт отчет не открывается пустой входящих ora-01555 excel обмен ve_license.ini backup'.split(' '));
const language = { isKnown: (word: string) => known.has(word.toLowerCase()), russianness };

describe('The wrong keyboard layout', () => {
  it('is turned over for a known word', () => {
    assert.equal(inRussianLayout('jnxtn'), 'отчет');
    assert.equal(repairLayout('jnxtn gecnjq', language), 'отчет пустой');
  });

  it('is turned over for unknown words that look Russian on the other keys', () => {
    assert.equal(repairLayout('yt gtxfnftncz yfrkflyfz', language), 'не печатается накладная');
  });

  it('leaves English words, codes and file names alone', () => {
    for (const text of ['Excel не открывается', 'ошибка ORA-01555', 've_license.ini', 'BACKUP упал', 'smtp server timeout', 'VPN']) {
      assert.equal(repairLayout(text, language), text);
    }
  });

  it('is turned over for codes typed in the Russian layout', () => {
    assert.equal(inEnglishLayout('щкф-01555'), 'ora-01555');
    assert.equal(repairLayout('щкф-01555', language), 'ora-01555');
  });
});

describe('Transliteration', () => {
  it('is read in the ways people write it', () => {
    for (const [latin, russian] of [
      ['otchet', 'отчет'],
      ['zagruzka', 'загрузка'],
      ['schet', 'счет'],
      ['ne', undefined],
      ['formiruetsya', 'формируется'],
      ['pishet', 'пишет'],
    ] as const) {
      assert.ok(russian === undefined ? fromTranslit(latin).length === 0 : fromTranslit(latin).includes(russian), latin);
    }
  });
});
