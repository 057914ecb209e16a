import { zone } from './local-day.js';
import type { Language } from './text.js';

const locales: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' };

/** How results write numbers in a language. Percentages are 0–100. */
export interface Numbers {
  count(value: number): string;
  /** "48%": percentages are whole, so that one figure is the same wherever it stands. */
  percent(value: number): string;
  /** The ends of an interval, as in "36–61%". */
  range(low: number, high: number): string;
  /** "7 tot 10". */
  fromTo(low: number, high: number): string;
  /** A percentage with a decimal only where it has one, as in "67,5%". */
  bound(value: number): string;
  /** A p value: "0,03", "0,004", "kleiner dan 0,001". */
  p(value: number): string;
  /** A number with two decimals: "3,68". */
  decimal(value: number): string;
  /** A rate from 0 to 1 as a percentage. */
  rate(value: number): string;
  /** "4 november 2026" of a date such as 2026-11-04. */
  day(date: string): string;
  /** "15:04" in the Netherlands. */
  time(at: Date): string;
  /** "4 nov" of a date such as 2026-11-04; "4 nov 2026" where `today` is in another year. */
  shortDay(date: string, today: string): string;
  /**
   * "vrijdag 18 december" of a date such as 2026-12-18; with its year where `today` is in another.
   */
  weekday(date: string, today: string): string;
  /** "februari 2027" of a date such as 2027-02-12. */
  month(date: string): string;
  /** "a, b en c". */
  list(words: readonly string[]): string;
}

function make(language: Language): Numbers {
  const locale = locales[language];
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const upToTenth = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const hundredth = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const thousandth = new Intl.NumberFormat(locale, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  const long = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  const short = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: zone });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const conjunction = new Intl.ListFormat(locale, { type: 'conjunction' });
  const percent = (value: number) => `${whole.format(value)}%`;
  return {
    count: (value) => whole.format(value),
    percent,
    range: (low, high) => `${whole.format(low)}–${whole.format(high)}%`,
    fromTo: (low, high) => `${whole.format(low)} ${language === 'nl' ? 'tot' : 'to'} ${whole.format(high)}`,
    bound: (value) => `${upToTenth.format(value)}%`,
    p: (value) => {
      if (value < 0.001) return `${language === 'nl' ? 'kleiner dan' : 'below'} ${thousandth.format(0.001)}`;
      return (value < 0.1 ? thousandth : hundredth).format(value);
    },
    decimal: (value) => hundredth.format(value),
    rate: (value) => percent(100 * value),
    day: (date) => long.format(new Date(date)),
    time: (at) => time.format(at),
    shortDay: (date, today) => `${short.format(new Date(date)).replace('.', '')}${otherYear(date, today)}`,
    weekday: (date, today) => `${weekday.format(new Date(date)).replace(',', '')}${otherYear(date, today)}`,
    month: (date) => month.format(new Date(date)),
    list: (words) => conjunction.format(words),
  };
}

/** The year of a date, with a blank before it, where `today` is in another one. */
function otherYear(date: string, today: string): string {
  const year = date.slice(0, 4);
  return year === today.slice(0, 4) ? '' : ` ${year}`;
}

const made: Record<Language, Numbers> = { nl: make('nl'), en: make('en') };

/** Returns how results write numbers in this language. */
export function numbersIn(language: Language): Numbers {
  return made[language];
}

const grouped = /^\d{1,3}(?:[.,'\s]\d{3})+$/;

/**
 * Returns the whole number that somebody typed, with or without its thousands apart: `1000`,
 * `1.000`, `1 000`. Undefined for anything else, and for more than six digits.
 */
export function readWholeNumber(typed: string): number | undefined {
  const trimmed = typed.trim();
  const digits = grouped.test(trimmed) ? trimmed.replaceAll(/\D/g, '') : trimmed;
  return /^\d{1,6}$/.test(digits) ? Number(digits) : undefined;
}
