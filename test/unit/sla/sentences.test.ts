import '../ticketPanel/fakeVscode';
import assert from 'node:assert/strict';
import type { QueuePlace } from '../../../src/regulation/queue/place';
import { queueReasonText } from '../../../src/ui/sla/queueReason';
import { moscowTime } from '../../../src/ui/sla/timeText';

const now = Date.parse('2025-10-01T09:00:00Z');

describe('the regulation in sentences', () => {
  it('B7: an instant is shown on Moscow’s clock and says so; the year only when it is another', () => {
    assert.match(moscowTime(Date.parse('2025-10-31T15:00:00Z'), now), /31\.10, 18:00 MSK$/);
    assert.match(moscowTime(Date.parse('2025-12-31T21:30:00Z'), now), /01\.01\.2026, 00:30 MSK$/);
  });

  it('E10: the reason of a place names lane and rule', () => {
    const place: QueuePlace = {
      id: 1,
      lane: 5,
      key: 0,
      submittedAt: now,
      isWaiting: false,
      isAssigned: false,
      reason: { rule: 'E5', effort: '3.5', limitHours: 4 },
    };
    const text = queueReasonText(place, now);
    assert.match(text, /^Lane 5 /);
    assert.match(text, /3\.5/);
    assert.match(text, /rule E5/);
  });
});
