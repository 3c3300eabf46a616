// Proleptic Gregorian arithmetic on minutes since 1970: no first year, no last year, no zone.

export const DAY = 1440;
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

export interface Date3 {
  year: number;
  month: number;
  day: number;
}

export function civil(minute: number): Date3 {
  const shifted = Math.floor(minute / DAY) + 719468;
  const era = Math.floor(shifted / 146097);
  const ofEra = shifted - era * 146097;
  const year = Math.floor((ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365);
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const part = Math.floor((5 * ofYear + 2) / 153);
  const month = part + (part < 10 ? 3 : -9);
  return { year: year + era * 400 + (month <= 2 ? 1 : 0), month, day: ofYear - Math.floor((153 * part + 2) / 5) + 1 };
}

/** The minute a date begins. */
export function minuteOf(year: number, month: number, day: number): number {
  const shifted = year - (month <= 2 ? 1 : 0);
  const era = Math.floor(shifted / 400);
  const ofEra = shifted - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719468) * DAY;
}

/** "2024-03-05", years as ISO writes them. */
export function iso(minute: number): string {
  const { year, month, day } = civil(minute);
  const digits = String(Math.abs(year)).padStart(4, "0");
  const sign = year < 0 ? "-" : year > 9999 ? "+" : "";
  return `${sign}${digits}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** The minute that a date typed by hand begins, or ends where `last`; null where it is none. */
export function read(typed: string, last = false): number | null {
  const found = /^([+-]?\d{1,6})(?:-(\d\d?))?(?:-(\d\d?))?$/.exec(typed.trim());
  if (!found) return null;
  const [year, month, day] = [Number(found[1]), Number(found[2] ?? 1), Number(found[3] ?? 1)];
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  if (!last) return minuteOf(year, month, day);
  if (found[3]) return minuteOf(year, month, day) + DAY;
  return found[2] ? minuteOf(month === 12 ? year + 1 : year, (month % 12) + 1, 1) : minuteOf(year + 1, 1, 1);
}

export function yearName(year: number): string {
  return year > 0 ? String(year) : `${1 - year} BC`;
}

export function dayName(minute: number): string {
  const { year, month, day } = civil(minute);
  return `${day} ${MONTHS[month - 1]} ${yearName(year)}`;
}

export interface Tick {
  at: number;
  label: string;
  /** Begins a larger unit: drawn longer. */
  major: boolean;
}

const HOURS = [1, 3, 6, 12];
const DAYS = [1, 2, 7, 14];
const MONTH_STEPS = [1, 3, 6];
const YEARS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000];

/** Marks of a scale from `low` to `high`, at most `most` of them: hours, days, months or years. */
export function ticks(low: number, high: number, most: number): Tick[] {
  const room = (high - low) / Math.max(1, most);
  const hours = HOURS.find((step) => step * 60 >= room);
  if (hours) return byMinutes(low, high, hours * 60);
  const days = DAYS.find((step) => step * DAY >= room);
  if (days) return byMinutes(low, high, days * DAY);
  const months = MONTH_STEPS.find((step) => step * 30 * DAY >= room);
  if (months) return byMonths(low, high, months);
  const years = YEARS.find((step) => step * 365 * DAY >= room) ?? 10000;
  return byMonths(low, high, years * 12);
}

function byMinutes(low: number, high: number, step: number): Tick[] {
  const found: Tick[] = [];
  for (let at = Math.ceil(low / step) * step; at <= high; at += step) {
    const { year, month, day } = civil(at);
    const ofDay = ((at % DAY) + DAY) % DAY;
    const name = MONTHS[month - 1]!.slice(0, 3);
    const first = found.length === 0 || (ofDay === 0 && day <= step / DAY && month === 1);
    const label = ofDay ? `${String(ofDay / 60).padStart(2, "0")}:00` : `${day} ${name}${first ? ` ${yearName(year)}` : ""}`;
    found.push({ at, label, major: step < DAY ? ofDay === 0 : day <= step / DAY });
  }
  return found;
}

function byMonths(low: number, high: number, step: number): Tick[] {
  const found: Tick[] = [];
  const { year, month } = civil(low);
  let count = Math.floor((year * 12 + month - 1) / step) * step;
  for (;;) {
    const [ofYear, ofMonth] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
    const at = minuteOf(ofYear, ofMonth, 1);
    if (at > high) return found;
    const named = step < 12 ? `${MONTHS[ofMonth - 1]!.slice(0, 3)}${ofMonth === 1 || found.length === 0 ? ` ${yearName(ofYear)}` : ""}` : yearName(ofYear);
    if (at >= low) found.push({ at, label: named, major: ofMonth === 1 && step < 12 });
    count += step;
  }
}
