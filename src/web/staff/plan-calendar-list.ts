import type { CalendarEntry } from '../../fieldwork/plan-calendar.js';
import type { PlannedDay } from '../../fieldwork/plan-days.js';
import type { Owner } from '../../fieldwork/own-people.js';
import { letterNames } from '../../presentation/texts/letters.js';
import { placeOf, type StepName } from '../../study/definition.js';
import type { StaffFrame } from './frame.js';
import { planTexts } from './plan-texts.js';

interface CalendarInput {
  readonly page: StaffFrame;
  readonly calendar: readonly CalendarEntry[];
  /** The dates of the plan; none while it is off. */
  readonly days: readonly PlannedDay[];
  readonly today: string;
  /** Bureaus of which nothing goes by itself yet. */
  readonly unreleased: readonly string[];
  /** Whose calendar it is; undefined for that of all bureaus. */
  readonly owner: Owner | undefined;
}

interface Line {
  readonly step: string;
  readonly state: CalendarEntry['state'];
  letters: number;
  unreleased: number;
}

/** Returns the calendar by day: which letters went, wait and come, to how many. */
export function showCalendar(input: CalendarInput) {
  const { page, calendar, days, today, unreleased, owner } = input;
  const { numbers, language } = page;
  const text = planTexts[language];
  const byDay = new Map<string, Line[]>();
  const add = (day: string, { step, state, letters, bureau }: Omit<CalendarEntry, 'day'>) => {
    const lines = byDay.get(day) ?? [];
    byDay.set(day, lines);
    const known = lines.find((line) => line.step === step && line.state === state);
    const line = known ?? { step, state, letters: 0, unreleased: 0 };
    if (!known) lines.push(line);
    line.letters += letters;
    if (unreleased.includes(bureau)) line.unreleased += letters;
  };
  for (const entry of calendar) add(entry.day, entry);
  for (const { step, day } of days.filter((one) => one.day >= today)) {
    if (calendar.some((entry) => entry.step === step.step && entry.state === 'comes')) continue;
    add(day, { step: step.step, state: 'comes', letters: 0, bureau: '' });
  }
  const partOf = ({ letters, unreleased: part }: Line) =>
    part === 0 ? '' : part === letters ? text.allUnreleased : text.unreleasedPart(numbers.count(part));
  return [...byDay]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([day, lines]) => ({
      day: numbers.weekday(day, today),
      past: day < today,
      today: day === today ? text.today : '',
      lines: lines
        .sort((a, b) => placeOf(a.step) - placeOf(b.step))
        .map((line) => ({
          letter: letterNames[language].steps[line.step as StepName],
          words: text[line.state](line.letters, numbers.count(line.letters)),
          more: owner === undefined && line.state === 'comes' ? partOf(line) : '',
        })),
    }));
}
