import type { DoubtfulLetter, DoubtfulState } from '../../fieldwork/doubtful-letters.js';
import type { KeptLetter } from '../../fieldwork/kept-letters.js';
import type { OutboxOverview } from '../../fieldwork/outbox-overview.js';
import type { StudyDefinition } from '../../study/definition.js';
import { at } from './addresses.js';
import type { StaffFrame } from './frame.js';
import { outboxTexts } from './outbox-texts.js';
import { peopleTexts } from './people-texts.js';

/** How many letters a list of the outbox has at most. */
export const mostLetters = 50;

/** Where the letters of a form go wrong, and why. */
export interface OutboxProblem {
  readonly state: DoubtfulState;
  readonly words: string;
  /** The letters that were ticked. */
  readonly ticked: readonly string[];
}

interface OwnInput {
  readonly page: StaffFrame;
  readonly overview: OutboxOverview;
  readonly doubtful: readonly DoubtfulLetter[];
  readonly kept: readonly KeptLetter[];
  readonly problem: OutboxProblem | undefined;
  /** Whether the wave is closed, so that nothing can be done any more. */
  readonly isClosed: boolean;
  /** The date in the Netherlands. */
  readonly today: string;
}

/** Returns what a bureau sees of its outbox: what waits, and what is to be decided of whom. */
export function showOwnOutbox({ page, overview, doubtful, kept, problem, isClosed, today }: OwnInput) {
  const { numbers, to, language } = page;
  const text = outboxTexts[language];
  const steps = peopleTexts[language].steps;
  const nameOf = ({ name, email }: { name: string; email: string }) => (name ? `${name} (${email})` : email);
  return {
    waiting: overview.waiting.map(({ step, why, letters }) => ({
      letters: numbers.count(letters),
      step: steps[step] ?? step,
      words: text.waits[why],
    })),
    lists: (['unknown', 'failed'] as const)
      .map((state) => {
        const letters = doubtful.filter((letter) => letter.state === state);
        const wrong = problem?.state === state ? problem : undefined;
        return {
          state,
          all: overview[state],
          title: text[`${state}Title`],
          words: isClosed ? text[`${state}After`] : text[`${state}Text`],
          firstOf:
            overview[state] > letters.length
              ? text.firstOf(numbers.count(letters.length), numbers.count(overview[state]))
              : '',
          problem: wrong?.words ?? '',
          letters: letters.map((letter) => ({
            id: letter.id,
            name: nameOf(letter),
            words: [
              text.of(steps[letter.step] ?? letter.step, numbers.shortDay(letter.day, today)),
              ...(state === 'failed' ? [letter.cause === null ? text.noCause : text.causes[letter.cause]] : []),
            ].join(': '),
            href: to(at.person(letter.invitee)),
            ticked: wrong?.ticked.includes(letter.id) ?? false,
          })),
        };
      })
      .filter(({ letters }) => letters.length > 0),
    undeliverable:
      overview.undeliverable > 0 && !isClosed
        ? {
            words: text.undeliverableText(overview.undeliverable, numbers.count(overview.undeliverable)),
            href: to(at.people, { state: 'undeliverable' }),
          }
        : null,
    kept: kept.map((letter) => ({
      name: nameOf(letter),
      words: text.of(steps[letter.step] ?? letter.step, numbers.shortDay(letter.day, today)),
      href: to(at.letter(letter.step), { person: letter.invitee }),
    })),
  };
}

const columns = ['waiting', 'failed', 'unknown', 'undeliverable'] as const;

/** Returns what the coordinator sees of the outbox: numbers of each bureau, and of nobody who. */
export function showOutboxes(
  { numbers, language }: StaffFrame,
  overviews: readonly OutboxOverview[],
  { bureaus }: StudyDefinition,
) {
  const text = outboxTexts[language];
  const countsOf = ({ waiting, ...counts }: OutboxOverview) => ({
    ...counts,
    waiting: waiting.reduce((sum, { letters }) => sum + letters, 0),
  });
  const counts = overviews.map(countsOf);
  const row = (name: string, of: readonly ReturnType<typeof countsOf>[], sum: boolean) => ({
    name,
    sum,
    cells: columns.map((column) => ({
      label: text.columns[column],
      letters: numbers.count(of.reduce((total, one) => total + one[column], 0)),
    })),
  });
  return {
    heads: columns.map((column) => text.columns[column]),
    rows: [
      ...bureaus.map(({ slug, name }) =>
        row(
          name,
          counts.filter(({ bureau }) => bureau === slug),
          false,
        ),
      ),
      row(text.together, counts, true),
    ],
    empty: counts.every((one) => columns.every((column) => one[column] === 0)),
  };
}
