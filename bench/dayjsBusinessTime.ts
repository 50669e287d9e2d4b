import dayjs from 'dayjs';
import businessTime from 'dayjs-business-time';

const window = [{ start: '09:00:00', end: '18:00:00' }];

/** Sets the library up for Monday to Friday, 9 to 18, and returns its addition of working hours to an instant. */
export function dayjsAddition(): (instant: number, hours: number) => number {
  dayjs.extend(businessTime);
  dayjs.setBusinessTime({
    sunday: null,
    monday: window,
    tuesday: window,
    wednesday: window,
    thursday: window,
    friday: window,
    saturday: null,
  });
  return (instant, hours) => dayjs(instant).addBusinessHours(hours).valueOf();
}
