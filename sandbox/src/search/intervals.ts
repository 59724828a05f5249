export const intervals = ['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const;

export type Interval = (typeof intervals)[number];

const second = 1000;
const fixed = {
  second,
  minute: 60 * second,
  hour: 3600 * second,
  day: 86_400 * second,
  week: 7 * 86_400 * second,
};
const months = { month: 1, quarter: 3, year: 12 };

/** 5 January 1970 was a Monday. */
const firstMonday = 4 * fixed.day;

/** When the span of time began that a moment is in (UTC). */
export function startOf(at: number, interval: Interval): number {
  if (interval === 'year' || interval === 'quarter' || interval === 'month') {
    const date = new Date(at);
    const month = date.getUTCMonth();
    return Date.UTC(date.getUTCFullYear(), month - (month % months[interval]), 1);
  }
  const origin = interval === 'week' ? firstMonday : 0;
  return Math.floor((at - origin) / fixed[interval]) * fixed[interval] + origin;
}

/** When the next one begins. */
export function nextStart(start: number, interval: Interval): number {
  if (interval === 'year' || interval === 'quarter' || interval === 'month') {
    const date = new Date(start);
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months[interval], 1);
  }
  return start + fixed[interval];
}
