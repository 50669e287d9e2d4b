import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defaultTemplate } from '../../../../src/regulation/policy/defaultTemplate';
import { templateRequest } from '../../../../src/regulation/template/request';

describe('F: the request for missing parts', () => {
  it('names exactly the missing parts, in their order, whatever is missing', () => {
    fc.assert(
      fc.property(fc.subarray([...defaultTemplate], { minLength: 1 }), missing => {
        const text = templateRequest(missing, null);
        const named = defaultTemplate.filter(({ title }) => text.includes(`${title} — `));
        assert.deepEqual(named, missing);
        assert.ok(missing.length === 1 ? !/^1\./m.test(text) : text.includes(`${missing.length}. `));
      }),
    );
  });

  it('addresses the customer by name only when one is given', () => {
    assert.match(templateRequest(defaultTemplate, null), /^Здравствуйте!\n\n/);
    assert.match(templateRequest(defaultTemplate, 'Мария Сергеевна'), /^Здравствуйте, Мария Сергеевна!\n\n/);
  });

  it('C11: promises nothing', () => {
    assert.doesNotMatch(templateRequest(defaultTemplate, null), /сегодня|завтра|в течение|сразу|решим|исправим|срок/i);
  });
});
