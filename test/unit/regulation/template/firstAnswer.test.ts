import assert from 'node:assert/strict';
import { firstAnswer, registrationProblems } from '../../../../src/regulation/template/firstAnswer';
import type { TicketFacts } from '../../../../src/regulation/input';
import { context, customer, iso, lead, regulation, regulationWith, robot, Story, support } from '../support/story';

const bare = { summary: 'Не формируются счета', description: '', stepsToReproduce: '', additionalInformation: '' };
const complete = {
  ...bare,
  stepsToReproduce: 'Закрытие месяца',
  description: `Началось в 9:40, у всех. Пишет «Период закрыт». Обходного пути нет. Тел. 214.`,
};

const problems = (facts: TicketFacts, texts = complete, rules = regulation) =>
  registrationProblems(facts, texts, context, rules);

describe('G1: correct registration', () => {
  it('needs a category, a type and a priority that the policy knows', () => {
    const story = new Story('2025-03-03 10:00', 'fix');
    assert.deepEqual(problems(story.facts(), bare), []);
    assert.deepEqual(problems(story.facts({ category: null, type: null, priorityId: 30 }), bare), [
      { code: 'categoryUnknown' },
      { code: 'typeUnknown' },
      { code: 'priorityUnknown' },
    ]);
    const named = regulationWith({ terms: { categories: { value: ['Биллинг', 'ПДК'] } } });
    assert.deepEqual(problems(story.facts({ category: 'ПДК ' }), bare, named), []);
    assert.deepEqual(problems(story.facts({ category: 'Прочее' }), bare, named), [{ code: 'categoryUnknown' }]);
  });

  it('and for «Блокирует работу» all parts of the template', () => {
    const story = new Story('2025-03-03 10:00', 'blocker');
    assert.deepEqual(problems(story.facts()), []);
    assert.deepEqual(problems(story.facts(), bare), [
      {
        code: 'templateIncomplete',
        missing: ['since', 'steps', 'errorText', 'whoIsAffected', 'workaround', 'contact'],
      },
    ]);
  });
});

describe('G1: the robot’s first answer', () => {
  const answerOf = (story: Story, texts = complete) => firstAnswer(story.facts(), texts, context, regulation);

  it('is due 15 minutes by the clock after the submission, also at night', () => {
    const answer = answerOf(new Story('2025-03-01 23:50', 'blocker'));
    assert.equal(iso(answer.countedFrom), '2025-03-01 23:50:00');
    assert.equal(iso(answer.due), '2025-03-02 00:05:00');
    assert.equal(answer.answeredAt, null);
  });

  it('is a note of a robot, or one with its marker, public or private', () => {
    const story = new Story('2025-03-03 10:00', 'fix')
      .note('2025-03-03 10:02', support)
      .note('2025-03-03 10:06', robot, { isPrivate: true });
    assert.equal(iso(answerOf(story).answeredAt), '2025-03-03 10:06:00');
    const marked = new Story('2025-03-03 10:00', 'fix').note('2025-03-03 10:07', lead, { text: '[ВЭллИИ] Ответ' });
    assert.equal(iso(answerOf(marked).answeredAt), '2025-03-03 10:07:00');
    assert.equal(firstAnswer(story.facts({ notes: null }), complete, context, regulation).answeredAt, null);
  });

  it('after a question the time runs anew from the edit that completes the registration', () => {
    const story = new Story('2025-03-03 10:00', 'blocker')
      .note('2025-03-03 10:06', robot)
      .registrationEdit('2025-03-03 11:00', customer)
      .registrationEdit('2025-03-03 11:30', customer);
    const answer = answerOf(story);
    assert.equal(iso(answer.due), '2025-03-03 11:45:00');
    assert.equal(answer.answeredAt, null);
    story.note('2025-03-03 11:40', robot).registrationEdit('2025-03-03 15:00', customer);
    assert.equal(iso(answerOf(story).due), '2025-03-03 11:45:00');
    assert.equal(iso(answerOf(story).answeredAt), '2025-03-03 11:40:00');
    assert.equal(
      firstAnswer(story.facts({ history: null }), complete, context, regulation).countedFrom,
      story.facts().submittedAt,
    );
  });

  it('while something is missing the question is what is due, from the submission', () => {
    const story = new Story('2025-03-03 10:00', 'blocker')
      .note('2025-03-03 10:06', robot)
      .registrationEdit('2025-03-03 11:00', customer);
    const answer = answerOf(story, bare);
    assert.equal(iso(answer.due), '2025-03-03 10:15:00');
    assert.equal(iso(answer.answeredAt), '2025-03-03 10:06:00');
  });
});
