import { isDate, localDay } from '../../language/local-day.js';
import { inLanguage, lowerFirst } from '../../language/text.js';
import { nameFileFormat } from '../../presentation/texts/file-formats.js';
import { letterNames } from '../../presentation/texts/letters.js';
import type { StepName } from '../../study/definition.js';
import { commandLine, server, type LoggedEvent, type Subject } from '../../study/events.js';
import { nameOf } from '../../study/stored.js';
import { accountWords } from './account-words.js';
import type { StaffFrame } from './frame.js';
import { logTexts } from './log-texts.js';
import { personTexts } from './person-texts.js';
import type { StaffScope } from './scope.js';

/** Returns an event as a row of the log: when, who, and what it was about, in words. */
export function showEvent({ at, who, action, about }: LoggedEvent, scope: StaffScope, page: StaffFrame) {
  const { language, numbers } = page;
  const text = logTexts[language];
  const words = Object.entries(about).map(([name, value]) => describe(name, value, scope, page));
  const done = (text.actions as Readonly<Record<string, string>>)[action] ?? action;
  const when = new Date(at);
  return {
    day: numbers.day(localDay(when)),
    time: numbers.time(when),
    who: who === commandLine ? text.commandLine : who === server ? text.server : who,
    what: done,
    about: words.filter(Boolean).join(', '),
  };
}

/** What stands in an event under a name, in words; as it is where this version does not know it. */
function describe(name: string, value: string | number, { study }: StaffScope, { language, numbers }: StaffFrame) {
  const text = logTexts[language];
  const { definition } = study;
  const written = String(value);
  const n = typeof value === 'number' ? numbers.count(value) : written;
  const names = letterNames[language];
  const day = isDate(written) ? numbers.day(written) : written;
  const planned = (step: StepName) => () => text.planned(lowerFirst(names.steps[step]), day);
  const wordsOf: Readonly<Record<Subject, () => string>> = {
    account: () => written,
    question: () => written,
    against: () => text.against(written),
    before: () => text.before(written),
    bureau: () => nameOf(definition.bureaus, written),
    group: () => {
      const group = definition.groups.find(({ slug }) => slug === written);
      return group ? inLanguage(group.name, language) : written;
    },
    language: () => known(names.languages, written),
    step: () => known(names.steps, written),
    announcement: planned('announcement'),
    invitation: planned('invitation'),
    'reminder-1': planned('reminder-1'),
    'reminder-2': planned('reminder-2'),
    'reminder-3': planned('reminder-3'),
    reason: () => known(personTexts[language].reasons, written),
    what: () => known(text.whats, written),
    role: () => known(accountWords[language].roles, written),
    roles: () =>
      written
        .split(' ')
        .map((role) => known(accountWords[language].roles, role))
        .join(' + '),
    format: () => nameFileFormat(written, language),
    wave: () => text.wave(written),
    version: () => text.version(n),
    until: () => text.until(day),
    token: () => text.token(written),
    hash: () => text.hash(written),
    letters: () => (value === 1 ? text.oneLetter : text.letters(n)),
    added: () => text.added(n),
    updated: () => (value === 0 ? '' : text.updated(n)),
    rows: () => text.rows(n),
    count: () => text.erased(n),
    invitations: () => text.invitations(n),
    // The name of a snapshot is when it was made, to the millisecond.
    snapshot: () => '',
  };
  const inWords = (wordsOf as Readonly<Record<string, () => string>>)[name];
  return inWords ? inWords() : `${name} ${written}`;
}

function known(words: Readonly<Record<string, string>>, name: string): string {
  return words[name] ?? name;
}
