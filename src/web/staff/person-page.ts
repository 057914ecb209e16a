import type { OwnPerson } from '../../fieldwork/own-people.js';
import type { PersonLetter } from '../../fieldwork/person-letters.js';
import { isRemoval, removals } from '../../fieldwork/removals.js';
import { findRepeatable } from '../../fieldwork/repeat-letter.js';
import { inLanguage } from '../../language/text.js';
import { statusOf } from '../../study/waves.js';
import { at, type PersonAction } from './addresses.js';
import type { WaveScope } from './scope.js';
import type { StaffFrame } from './frame.js';
import { peopleTexts } from './people-texts.js';
import type { RefusedPerson } from './person-form.js';
import { personTexts } from './person-texts.js';

interface PersonInput {
  readonly person: OwnPerson;
  readonly letters: readonly PersonLetter[];
  readonly scope: WaveScope;
  readonly page: StaffFrame;
  readonly refused: RefusedPerson | undefined;
}

/** Returns what views/staff/person.eta shows of a person, and what can be done with them. */
export function showPerson(input: PersonInput) {
  const { person, letters, scope, page, refused } = input;
  const { state, claim } = person;
  const { to, language } = page;
  const text = personTexts[language];
  const group = scope.study.definition.groups.find(({ slug }) => slug === person.group);
  const isClosed = statusOf(scope.wave) === 'closed';
  const canAct = !isClosed && state !== 'answered';
  const action = (name: PersonAction) => to(at.personAction(person.id, name));
  return {
    list: to(at.people),
    person: {
      name: person.name || peopleTexts[language].nameless,
      email: person.email,
      about: text.about(group ? inLanguage(group.one, language) : person.group, person.externalId ?? ''),
      language: text.languages[person.language] ?? person.language,
      state: peopleTexts[language].states[state],
      meaning: [
        claim === null ? '' : (text.because[claim] ?? ''),
        (isClosed && text.meaningAfter[state]) || text.meaning[state],
      ]
        .filter(Boolean)
        .join(' '),
    },
    letters: state === 'answered' ? null : letters.map((letter) => showLetter(letter, page)),
    problem: Object.fromEntries((refused?.problems ?? []).map(({ field, words }) => [field, words])),
    correct: canAct && state !== 'opted-out' && !isByBureau(claim) ? showCorrection(input, action('correction')) : null,
    again: isClosed ? null : showAgain(input, action('letter')),
    optOut:
      canAct && state !== 'opted-out' && state !== 'not-meant'
        ? { action: action('opt-out'), words: text.optOutText(person.email) }
        : null,
    remove:
      canAct && !isByBureau(claim)
        ? {
            action: action('removal'),
            words: letters.some((letter) => letter.state !== 'queued') ? text.removeAfter : text.removeBefore,
            reasons: removals.map((code) => ({ code, words: text.reasons[code] })),
          }
        : null,
    putBack: canAct && claim !== null && isRemoval(claim) ? action('return') : '',
    closed: isClosed ? text.closed : '',
    ifs: isClosed ? [] : text.ifs,
  };
}

/** Whether the bureau took them off: it can only put them back. */
function isByBureau(claim: string | null): boolean {
  return claim !== null && claim !== 'left' && isRemoval(claim);
}

function showLetter({ step, state, day, returned }: PersonLetter, { language, numbers }: StaffFrame) {
  const people = peopleTexts[language];
  const words = people.letterStates[state](numbers.day(day));
  return {
    step: people.steps[step] ?? step,
    words: returned ? `${words}; ${personTexts[language].returned[returned]}` : words,
  };
}

function showCorrection({ person, scope, page, refused }: PersonInput, action: string) {
  const { languages } = scope.study.definition;
  // What was typed, where it was this form.
  const { name = person.name, email = person.email, language = person.language } = refused?.typed ?? {};
  return {
    action,
    open: person.state === 'undeliverable' || refused?.problems.some(({ field }) => field !== 'reason') === true,
    name,
    email,
    languages: languages.map((code) => ({
      code,
      words: personTexts[page.language].languageNames[code],
      chosen: code === language,
    })),
  };
}

function showAgain({ person, letters, scope, page }: PersonInput, action: string) {
  const letter = findRepeatable(person, letters);
  if (!letter || statusOf(scope.wave) !== 'open') return null;
  const text = personTexts[page.language];
  const shown = showLetter(letter, page);
  return {
    action,
    lines: [
      text.againText(shown.step, person.email),
      letter.state === 'unknown' ? text.againUnsure : text.againLast(shown.words),
      ...(person.state === 'undeliverable' ? [text.againUndeliverable] : []),
      ...(scope.wave.stoppedAt === null ? [] : [text.againStopped]),
      text.againOnce,
    ],
    button: text.againButton(shown.step),
  };
}
