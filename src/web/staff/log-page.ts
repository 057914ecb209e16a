import { isDate, localDay } from '../../language/local-day.js';
import { inLanguage } from '../../language/text.js';
import { letterNames } from '../../presentation/texts/letters.js';
import { commandLine, server, type LoggedEvent } from '../../study/events.js';
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

/** What stands in an event under a name, in words; as it is where no page knows the name. */
function describe(name: string, value: string | number, { study }: StaffScope, { language, numbers }: StaffFrame) {
  const text = logTexts[language];
  const { definition } = study;
  const said = String(value);
  const n = typeof value === 'number' ? numbers.count(value) : said;
  const names = letterNames[language];
  const wordsOf: Readonly<Record<string, () => string>> = {
    account: () => said,
    question: () => said,
    against: () => text.against(said),
    bureau: () => nameOf(definition.bureaus, said),
    group: () => {
      const group = definition.groups.find(({ slug }) => slug === said);
      return group ? inLanguage(group.name, language) : said;
    },
    language: () => known(names.languages, said),
    step: () => known(names.steps, said),
    reason: () => known(personTexts[language].reasons, said),
    what: () => known(text.whats, said),
    roles: () =>
      said
        .split(' ')
        .map((role) => known(accountWords[language].roles, role))
        .join(' + '),
    format: () => said,
    wave: () => text.wave(said),
    version: () => text.version(n),
    until: () => (isDate(said) ? text.until(numbers.day(said)) : said),
    token: () => text.token(said),
    added: () => text.added(n),
    updated: () => (value === 0 ? '' : text.updated(n)),
    rows: () => text.rows(n),
    count: () => text.erased(n),
    invitations: () => text.invitations(n),
    // The name of a snapshot is when it was made, to the millisecond.
    snapshot: () => '',
  };
  return wordsOf[name]?.() ?? `${name} ${said}`;
}

function known(words: Readonly<Record<string, string>>, name: string): string {
  return words[name] ?? name;
}
