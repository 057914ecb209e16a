import { isRole, needsBureau, roles, type Role } from '../../access/rights.js';
import { numbersIn } from '../../language/numbers.js';
import type { Language } from '../../language/text.js';
import { allValues, singleValue, type Fields } from '../../questionnaire/fields.js';
import type { StudyDefinition } from '../../study/definition.js';
import { nameOf } from '../../study/stored.js';
import { accountWords } from './account-words.js';
import { accountsTexts, type AccountsTexts } from './accounts-texts.js';
import { describeStored, type FormValues } from './conflict.js';
import type { FieldProblem } from './field-problem.js';

/** What an account is to be: its roles, and its bureau where one of them needs it. */
export interface AccountChoice {
  readonly roles: readonly Role[];
  readonly bureau: string | null;
}

/** What is wrong with the form of an account. */
export type AccountProblem = FieldProblem<'email' | 'roles' | 'bureau'>;

/** Returns a choice as the fields of its form have it. */
export function valuesOf({ roles: chosen, bureau }: AccountChoice): FormValues & Record<'roles' | 'bureau', string> {
  return { roles: roles.filter((role) => chosen.includes(role)).join(' '), bureau: bureau ?? '' };
}

/** Returns what is stored now of the fields that a colleague changed. */
export function describeChanged(
  { roles: chosen, bureau }: FormValues,
  { bureaus }: StudyDefinition,
  language: Language,
): AccountProblem[] {
  const text = accountsTexts[language];
  const words = (chosen ?? '').split(' ').filter(isRole);
  const named = numbersIn(language).list(words.map((role) => accountWords[language].roles[role]));
  const of = bureau === '' ? text.noBureau : nameOf(bureaus, bureau ?? '');
  return [
    ...(chosen === undefined ? [] : [describeStored('roles' as const, text.roles, named, language)]),
    ...(bureau === undefined ? [] : [describeStored('bureau' as const, text.bureau, of, language)]),
  ];
}

/** Returns what was chosen, and what is wrong with it. */
export function readChoice(form: Fields, { bureaus }: StudyDefinition, text: AccountsTexts) {
  const chosen = (allValues(form, 'roles') ?? []).filter(isRole);
  const named = bureaus.find(({ slug }) => slug === singleValue(form, 'bureau'))?.slug ?? null;
  const needed = chosen.some(needsBureau);
  const problems: AccountProblem[] = [
    ...(chosen.length ? [] : [{ field: 'roles' as const, words: text.noRole }]),
    ...(!needed && named !== null && chosen.length
      ? [{ field: 'bureau' as const, words: text.noBureauOfCoordinator }]
      : []),
    ...(needed && named === null ? [{ field: 'bureau' as const, words: text.bureauNeeded }] : []),
  ];
  return { choice: { roles: chosen, bureau: named }, problems };
}

/** Returns the roles and bureaus for views/staff/account-fields.eta, with what is chosen. */
export function showChoice(
  choice: AccountChoice,
  { bureaus }: StudyDefinition,
  language: Language,
  problems: readonly AccountProblem[] = [],
) {
  const problemOf = (field: AccountProblem['field']) => problems.find((one) => one.field === field)?.words ?? '';
  return {
    roles: roles.map((role, i) => ({
      id: i === 0 ? 'roles' : `roles-${role}`,
      role,
      words: accountWords[language].roles[role],
      does: accountWords[language].does[role],
      chosen: choice.roles.includes(role),
    })),
    bureaus: bureaus.map(({ slug, name }) => ({ slug, name, chosen: slug === choice.bureau })),
    rolesProblem: problemOf('roles'),
    bureauProblem: problemOf('bureau'),
  };
}
