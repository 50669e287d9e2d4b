/** Moments at which the sample department may be opened; Moscow time. */
export const NOWS: Readonly<Record<string, number>> = {
  'weekday noon': Date.parse('2026-11-24T12:00:00+03:00'),
  'weekday morning': Date.parse('2026-11-24T09:10:30+03:00'),
  'weekday evening': Date.parse('2026-03-19T17:59:59+03:00'),
  night: Date.parse('2026-09-16T03:07:11.345+03:00'),
  Saturday: Date.parse('2026-06-06T13:00:00+03:00'),
  'Monday before opening': Date.parse('2026-10-12T08:00:00+03:00'),
  'New Year': Date.parse('2026-01-01T00:30:00+03:00'),
  '1 January of a year without a calendar': Date.parse('2027-01-01T14:00:00+03:00'),
  'last day of the long holidays': Date.parse('2026-01-11T20:00:00+03:00'),
  'May holidays': Date.parse('2025-05-04T11:11:11+03:00'),
  'leap day': Date.parse('2028-02-29T10:00:00+03:00'),
};
