import assert from 'node:assert/strict';
import { keysText, shortcutOf, shortcuts, type Keys } from '../../../webview-ui/ticket/shortcuts';
import { WorkTimer } from '../../../webview-ui/ticket/workTimer';

const keys = (parts: Partial<Keys>): Keys => ({
  code: '',
  key: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  isComposing: false,
  ...parts,
});

describe('the keys of the panel', () => {
  it('go by the place of a key, whatever letter the layout has there', () => {
    assert.equal(shortcutOf(keys({ code: 'KeyQ', key: 'й', altKey: true }), true), 'quote');
    assert.equal(shortcutOf(keys({ code: 'KeyN', key: 'т', altKey: true }), true), 'takeNext');
  });

  it('send in three ways', () => {
    const enter = { code: 'Enter', ctrlKey: true };
    assert.equal(shortcutOf(keys(enter), true), 'send');
    assert.equal(shortcutOf(keys({ ...enter, shiftKey: true }), true), 'sendNext');
    assert.equal(shortcutOf(keys({ ...enter, ctrlKey: false, altKey: true }), true), 'sendResolve');
    assert.equal(shortcutOf(keys({ ...enter, altKey: true }), true), 'insertDraft');
    assert.equal(shortcutOf(keys({ code: 'NumpadEnter', metaKey: true }), true), 'send');
    assert.equal(shortcutOf(keys({ ...enter, isComposing: true }), true), null);
    assert.equal(shortcutOf(keys({ code: 'Enter' }), true), null);
  });

  it('bring the help by ? where nobody types', () => {
    const question = keys({ code: 'Digit7', key: '?', shiftKey: true });
    assert.equal(shortcutOf(question, false), 'help');
    assert.equal(shortcutOf(question, true), null);
    assert.equal(shortcutOf(keys({ code: 'Slash', key: '.', ctrlKey: true }), true), 'help');
  });

  it('are each of one thing', () => {
    const combinations = shortcuts.map(({ code, ctrl, shift, alt }) => [code, ctrl, shift, alt].join());
    assert.equal(new Set(combinations).size, combinations.length);
    assert.equal(new Set(shortcuts.map(({ action }) => action)).size, shortcuts.length);
  });

  it('are written as on the keyboard', () => {
    assert.equal(keysText({ action: 'sendNext', code: 'Enter', ctrl: true, shift: true }, false), 'Ctrl+Shift+Enter');
    assert.equal(keysText({ action: 'next', code: 'ArrowDown', alt: true }, true), '⌥+↓');
  });
});

describe('the timer', () => {
  it('counts what is before the person, and neither pauses nor what is hidden', () => {
    const timer = new WorkTimer(0, 300_000);
    timer.tick(0, true, 0);
    timer.tick(60_000, true, 50_000);
    assert.equal(timer.minutes, 1);
    timer.tick(120_000, false, 100_000);
    timer.tick(600_000, true, 590_000);
    assert.equal(timer.minutes, 1);
    timer.tick(660_000, true, 590_000);
    assert.equal(timer.minutes, 2);
    timer.tick(2_000_000, true, 590_000);
    assert.equal(timer.minutes, 2);
  });

  it('goes on from before a reload, never back, and anew once the time is booked', () => {
    const timer = new WorkTimer(90_000);
    timer.tick(1_000, true, 1_000);
    timer.tick(0, true, 0);
    assert.equal(timer.ms, 90_000);
    timer.reset();
    assert.equal(timer.ms, 0);
  });
});
