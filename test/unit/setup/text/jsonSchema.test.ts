import { speakRussian } from '../../ticketPanel/fakeVscode';
import assert from 'node:assert/strict';
import { Validator } from '@cfworker/json-schema';
import { scriptSchema } from '../../../../src/ui/setup/jsonSchema';
import { fileProblemText, encodingProblemText } from '../../../../src/ui/setup/text/problemText';
import { severityText } from '../../../../src/ui/setup/text/severityText';
import { applyFailureText, planFileProblemText } from '../../../../src/ui/setup/text/planText';
import { EXAMPLES } from '../support/examples';
import { sampleScripts } from '../support/handWritten';
import { opened } from '../support/reviewing';

describe('the JSON Schema for editors', () => {
  before(() => speakRussian(true));
  after(() => speakRussian(false));

  it('fits every script of the sample and refuses what is wrong', () => {
    const validator = new Validator(scriptSchema(), '7', false);
    const values = [...sampleScripts(), ...Object.values(EXAMPLES).map(text => ({ path: 'a.yaml', text }))].flatMap(
      ({ path, text }) => opened(path, text).documents.map(({ value }) => JSON.parse(JSON.stringify(value)) as object),
    );
    assert.ok(values.length > 15);
    for (const value of values) {
      const { valid, errors } = validator.validate(value);
      assert.ok(valid, JSON.stringify(errors.slice(0, 3)));
      assert.ok(!validator.validate({ ...value, code: '' }).valid);
    }
    assert.ok(validator.validate({ scripts: { build: 'tsc' } }).valid, 'a document without a kind');
  });

  it('describes keys in the language of the interface', () => {
    const schema = JSON.stringify(scriptSchema());
    assert.match(schema, /"description":"переходы"/);
    assert.match(schema, /"description":"действует по"/);
    speakRussian(false);
    assert.match(JSON.stringify(scriptSchema()), /"description":"valid to"/);
    speakRussian(true);
  });
});

describe('what goes wrong with files and plans, in Russian', () => {
  before(() => speakRussian(true));
  after(() => speakRussian(false));

  it('says what to do', () => {
    assert.equal(
      fileProblemText({ kind: 'tooLarge', bytes: 7_000_000, limit: 5_242_880 }),
      'Размер файла — 6,7 МБ, здесь можно менять файлы до 5 МБ. Откройте его в текстовом редакторе.',
    );
    assert.equal(
      encodingProblemText({ kind: 'notInEncoding', character: 'Ω', encoding: 'windows-1251' }),
      'В кодировке файла windows-1251 нет символа «Ω».',
    );
    assert.match(
      applyFailureText({ kind: 'baseChanged', files: [{ path: 'a.yaml', text: '', isDone: false }] }),
      /^Изменилось после проверки: a\.yaml\./,
    );
    assert.match(
      applyFailureText({
        kind: 'writingFailed',
        detail: 'EACCES',
        recovery: { outcome: 'undone', plan: 'p', foreign: [] },
      }),
      /все файлы такие, как были/,
    );
    assert.equal(planFileProblemText({ kind: 'notAPlan', place: '' }), 'Это не план изменения настроек.');
    assert.deepEqual((['safe', 'check', 'dangerous', 'irreversible'] as const).map(severityText), [
      'Безопасно',
      'Проверить',
      'Опасно',
      'Необратимо',
    ]);
  });
});
