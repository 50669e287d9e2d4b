import assert from 'node:assert/strict';
import { enumOption, numberOption, specialStatusesOf, thresholdsOf, workflowOption } from '../../../src/mantis/options';
import { reaches, toThreshold } from '../../../src/mantis/thresholds';
import { isSupported } from '../../../src/mantis/version';

const options = (values: Readonly<Record<string, unknown>>) => new Map(Object.entries(values));

describe('options of Mantis', () => {
  it('reads a threshold as a number, a numeric string or a list of both', () => {
    assert.equal(toThreshold(55), 55);
    assert.equal(toThreshold('55'), 55);
    assert.deepEqual(toThreshold([25, '70']), [25, 70]);
    for (const unreadable of [null, undefined, '', 'developer', { a: 1 }, [55, 'x'], 1.5]) {
      assert.equal(toThreshold(unreadable), null);
    }
  });

  it('compares with a list by the very level, otherwise from the level on', () => {
    assert.deepEqual([reaches(54, 55), reaches(55, 55), reaches(90, 55)], [false, true, true]);
    assert.deepEqual([reaches(55, [25, 55]), reaches(70, [25, 55]), reaches(70, [])], [true, false, false]);
  });

  it('gives Mantis’s defaults for what the server withholds or says unreadably', () => {
    const given = thresholdsOf(options({ add_bugnote_threshold: null, reopen_bug_threshold: 'developer' }));
    assert.deepEqual(given, {
      reportBug: 25,
      updateBug: 40,
      updateBugStatus: 55,
      setStatus: new Map([[10, 25]]),
      addNote: 25,
      assign: 55,
      changeViewStatus: 40,
      planVersion: 55,
      setDueDate: 100,
      privateNote: 55,
      setViewStatus: 25,
      handleBug: 55,
      updateReadOnlyBug: 70,
      reopenBug: 55,
      timeTrackingEdit: 55,
      viewHistory: 10,
      uploadFile: 25,
      downloadFile: 10,
      attachTag: 25,
      createTag: 25,
      detachTag: 55,
      deleteOwnNote: 55,
      editOwnNote: 55,
      detachOwnTag: 25,
      monitor: 25,
      showMonitors: 55,
    });
    assert.deepEqual(specialStatusesOf(options({})), {
      submit: 10,
      feedback: 20,
      assigned: 50,
      resolvedFrom: 80,
      closedFrom: 90,
      readOnlyFrom: 80,
    });
    assert.deepEqual(
      enumOption(options({}), 'view_state_enum_string').map(({ id }) => id),
      [10, 50],
    );
  });

  it('takes an enumeration as a list or in the notation of the configuration file', () => {
    const list = [
      { id: 7, name: 'x', label: 'Икс' },
      { id: 9, name: 'y' },
    ];
    assert.deepEqual(enumOption(options({ status_enum_string: list }), 'status_enum_string'), [
      { id: 7, name: 'x', label: 'Икс' },
      { id: 9, name: 'y', label: 'y' },
    ]);
    assert.deepEqual(enumOption(options({ status_enum_string: '7:x, 9:y z' }), 'status_enum_string'), [
      { id: 7, name: 'x', label: 'x' },
      { id: 9, name: 'y z', label: 'y z' },
    ]);
  });

  it('takes an empty workflow as PHP writes it', () => {
    assert.equal(workflowOption(options({ status_enum_workflow: [] })).size, 0);
    assert.equal(workflowOption(options({})).size, 0);
    const { setStatus } = thresholdsOf(options({ set_status_threshold: [] }));
    assert.equal(setStatus.size, 0);
  });

  it('reads switches as numbers, strings or booleans', () => {
    for (const on of [1, '1', true])
      assert.equal(numberOption(options({ time_tracking_enabled: on }), 'time_tracking_enabled'), 1);
    assert.equal(numberOption(options({ time_tracking_enabled: false }), 'time_tracking_enabled'), 0);
  });

  it('supports 2.26 and later', () => {
    const verdicts = ['2.25.9', '2.26.0', '2.28.4', '2.29.0-dev', 'release-2.9.0', '3.0.0', 'master'].map(isSupported);
    assert.deepEqual(verdicts, [false, true, true, true, false, true, true]);
  });
});
