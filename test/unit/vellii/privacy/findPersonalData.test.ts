import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findPersonalData } from '../../../../src/vellii/privacy/findPersonalData';
import { isCardNumber, isInn, isSnils, fitsBank } from '../../../../src/vellii/privacy/numbers/checkDigits';
import type { KnownPersonalData, PersonalDataKind } from '../../../../src/vellii/privacy/personalData';
import { lookalikes } from './lookalikes';
import { knownPeople, knownPositives, positives } from './positives';

describe('Personal data', () => {
  it('there are enough examples to mean something', () => {
    const count = Object.values(positives).flat().length + knownPositives.length;
    assert.ok(count >= 150, `${count} positive`);
    assert.ok(new Set(lookalikes).size >= 150, `${new Set(lookalikes).size} look-alikes`);
  });

  for (const [kind, texts] of Object.entries(positives) as [PersonalDataKind, readonly string[]][]) {
    for (const marked of texts) {
      it(`${kind}: ${marked}`, () => {
        const { text, stretches } = unmark(marked);
        assert.deepEqual(
          found(text),
          stretches.map(stretch => `${kind}: ${stretch}`),
        );
      });
    }
  }

  for (const marked of knownPositives) {
    it(`known: ${marked}`, () => {
      const { text, stretches } = unmark(marked);
      assert.deepEqual(
        found(text, { names: knownPeople }),
        stretches.map(stretch => `person: ${stretch}`),
      );
    });
  }

  for (const text of lookalikes) {
    it(`nothing in: ${text}`, () => {
      assert.deepEqual(found(text), []);
    });
  }

  it('finds the same inside a long text as alone', () => {
    const [one, two] = [unmark('паспорт ⟦4510 123456⟧'), unmark('Пишите на ⟦ivanova@ric901.example⟧.')];
    const text = `${'Отчёт не открывается. '.repeat(200)}${one.text}\n${'Проверьте период. '.repeat(200)}${two.text}`;
    assert.deepEqual(found(text), ['passport: 4510 123456', 'email: ivanova@ric901.example']);
  });

  it('gives disjoint stretches in order, inside the text, for any text', () => {
    const pieces = fc.constantFrom(
      ...Object.values(positives)
        .flat()
        .map(text => unmark(text).text),
      '8',
      '-',
      '(',
      '@',
      '.',
      ' ',
      '\n',
      'Иванов',
      'д.',
      '№',
      '𝒜',
      'ё',
      '\u0301',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 30 }), parts => {
        const text = parts.join('');
        let last = 0;
        for (const { start, end } of findPersonalData(text)) {
          assert.ok(start >= last && end > start && end <= text.length);
          last = end;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('the work on hostile texts grows with their length only', function () {
    this.timeout(20_000);
    for (const unit of [
      '1',
      '1 ',
      '8(',
      '@a',
      'a@',
      'a.',
      '1.',
      '12-',
      'Аб ',
      'А. ',
      'А.А.',
      'договор № ',
      'договор ',
      '4510 №',
      'ул. ',
      'ул. Аб ',
      'д. 1, ',
      ', г. Аб',
      '::',
      'a:',
      'с уважением,\n',
      'Иванов ',
      'и-',
      '((',
      '[ИМЯ',
      '+7 ',
      'тел ',
      '(собака)',
      'Иван Иванович ',
    ]) {
      const steps = [3_000, 12_000].map(length =>
        fastest(unit.repeat(Math.ceil(length / unit.length)).slice(0, length)),
      );
      const [short = 0, long = 0] = steps;
      // Four times the text: quadratic work would take sixteen times as long.
      assert.ok(long < Math.max(short * 10, 200), `«${unit}»: ${short.toFixed(1)} ms, then ${long.toFixed(1)} ms`);
    }
  });
});

describe('Check digits', () => {
  it('one wrong digit is never a right number', () => {
    const digit = fc.integer({ min: 1, max: 9 });
    for (const [check, number] of [
      [isSnils, '11223344595'],
      [isInn, '500100732259'],
      [isCardNumber, '4111111111111111'],
    ] as const) {
      assert.ok(check(number));
      fc.assert(
        fc.property(
          fc.integer({ min: number === '500100732259' ? 10 : 0, max: number.length - 1 }),
          digit,
          (place, by) => {
            const changed = (Number(number[place]) + by) % 10;
            return !check(number.slice(0, place) + String(changed) + number.slice(place + 1));
          },
        ),
      );
    }
  });

  it('an account fits its bank only', () => {
    assert.equal(fitsBank('40702810938000000001', '044525225'), keyOf('40702810938000000001', '225'));
    assert.equal(fitsBank('30101810400000000225', '044525225'), true);
    assert.equal(fitsBank('30101810400000000226', '044525225'), false);
  });
});

function keyOf(account: string, bank: string): boolean {
  const weights = [7, 1, 3];
  return (
    Array.from(bank + account).reduce((sum, digit, place) => sum + Number(digit) * weights[place % 3]!, 0) % 10 === 0
  );
}

function found(text: string, known?: KnownPersonalData): string[] {
  return findPersonalData(text, known).map(({ start, end, kind }) => `${kind}: ${text.slice(start, end)}`);
}

function unmark(marked: string): { text: string; stretches: string[] } {
  return {
    text: marked.replace(/[⟦⟧]/g, ''),
    stretches: [...marked.matchAll(/⟦([^⟧]*)⟧/g)].map(([, stretch]) => stretch!),
  };
}

/** Milliseconds of the processor in the faster of two readings; what else the machine does is not in them. */
function fastest(text: string): number {
  let best = Infinity;
  for (let run = 0; run < 2; run++) {
    const before = process.cpuUsage();
    findPersonalData(text);
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
