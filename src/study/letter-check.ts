import { isDatePlaceholder, letterPlaceholders, placeholder, placeholdersIn } from '../mail/fill-in.js';
import type { Letter, StepName } from './definition.js';

/** The most characters of a subject, and of the text of a letter. */
export const longest = { subject: 150, body: 10_000 } as const;

/** What is wrong with a letter. */
type LetterFlaw =
  | { readonly flaw: 'unknown-placeholder' | 'dated-subject'; readonly word: string }
  | { readonly flaw: 'picture' | 'no-link' | 'no-opt-out' | 'empty' | 'several-lines' | 'too-long' };

/** What is wrong with a letter, and where: by line and column, from 1. */
export type LetterFault = LetterFlaw & {
  readonly part: keyof Letter;
  readonly line: number;
  readonly column: number;
};

const picture = /!\[[^\]]*\]\(/g;

/**
 * Returns all that is wrong with a step's letter: an unknown {placeholder}, for example, or no
 * {link}. What is missing is told of the first line.
 */
export function findLetterFaults({ subject, body }: Letter, step: StepName): LetterFault[] {
  const missing = (part: keyof Letter, flaw: LetterFlaw): LetterFault => ({ part, line: 1, column: 1, ...flaw });
  const dated = placeholdersIn(subject).find(isDatePlaceholder);
  return [
    ...(subject === '' ? [missing('subject', { flaw: 'empty' })] : []),
    ...(subject.includes('\n') ? [missing('subject', { flaw: 'several-lines' })] : []),
    ...(subject.length > longest.subject ? [missing('subject', { flaw: 'too-long' })] : []),
    ...(dated === undefined ? [] : [missing('subject', { flaw: 'dated-subject', word: dated })]),
    ...findUnknown('subject', subject),
    ...(body.length > longest.body ? [missing('body', { flaw: 'too-long' })] : []),
    ...findUnknown('body', body),
    ...[...body.matchAll(picture)].map(({ index }) => placed('body', body, index, { flaw: 'picture' })),
    ...(body === ''
      ? [missing('body', { flaw: 'empty' })]
      : [
          ...(step !== 'announcement' && !body.includes('{link}') ? [missing('body', { flaw: 'no-link' })] : []),
          ...(body.includes('{optOut}') ? [] : [missing('body', { flaw: 'no-opt-out' })]),
        ]),
  ];
}

function findUnknown(part: keyof Letter, text: string): LetterFault[] {
  return [...text.matchAll(placeholder)]
    .filter(([, word]) => !letterPlaceholders.some((known) => known === word))
    .map((match) => placed(part, text, match.index, { flaw: 'unknown-placeholder', word: match[1] ?? '' }));
}

function placed(part: keyof Letter, text: string, index: number, flaw: LetterFlaw): LetterFault {
  const before = text.slice(0, index).split('\n');
  return { part, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, ...flaw };
}
