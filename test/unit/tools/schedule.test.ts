import assert from 'node:assert/strict';
import { runStages } from '../../../tools/test/schedule';
import { check, type Stage } from '../../../tools/test/stage';

const context = { grep: undefined, live: () => undefined };

/** Runs stages and tells in which order they began and ended. */
async function trace(stages: readonly Stage[]): Promise<{ events: string[]; failed: string[] }> {
  const events: string[] = [];
  const results = await runStages(stages, context, {
    started: ({ name }) => events.push(`+${name}`),
    finished: ({ stage }) => events.push(`-${stage.name}`),
  });
  return { events, failed: results.filter(({ outcome }) => outcome.failed > 0).map(({ stage }) => stage.name) };
}

function stage(name: string, more: Partial<Stage> = {}): Stage {
  return { name, run: () => new Promise(resolve => setImmediate(() => resolve(check(true, '')))), ...more };
}

describe('the schedule of the test stages', () => {
  it('runs two at a time, in order', async () => {
    const { events } = await trace([stage('a'), stage('b'), stage('c')]);
    assert.deepEqual(events, ['+a', '+b', '-a', '+c', '-b', '-c']);
  });

  it('runs alone what must', async () => {
    const { events } = await trace([stage('a'), stage('solo', { alone: true }), stage('b')]);
    assert.deepEqual(events, ['+a', '-a', '+solo', '-solo', '+b', '-b']);
  });

  it('waits for what a stage needs', async () => {
    const { events } = await trace([stage('package', { needs: ['build'] }), stage('build'), stage('other')]);
    assert.ok(events.indexOf('-build') < events.indexOf('+package'));
  });

  it('fails a stage without running it when what it needs failed', async () => {
    const { events, failed } = await trace([
      stage('build', { run: () => Promise.resolve(check(false, 'broken')) }),
      stage('e2e', { needs: ['build'] }),
    ]);
    assert.deepEqual(failed, ['build', 'e2e']);
    assert.ok(!events.includes('+e2e'));
  });

  it('fails a stage that executed no test, and one that throws', async () => {
    const { failed } = await trace([
      stage('empty', { run: () => Promise.resolve({ passed: 0, failed: 0, details: '' }) }),
      stage('thrown', { run: () => Promise.reject(new Error('no')) }),
    ]);
    assert.deepEqual(failed, ['empty', 'thrown']);
  });
});
