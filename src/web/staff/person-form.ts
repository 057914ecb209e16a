import type { z } from 'zod';
import type { Correction } from '../../fieldwork/correct-person.js';
import { inviteeFields } from '../../fieldwork/invitee-fields.js';
import { Language } from '../../language/text.js';
import { singleValue, type Fields } from '../../questionnaire/fields.js';
import type { StudyDefinition } from '../../study/definition.js';
import { describeStored, type FormValues, type RefusedForm } from './conflict.js';
import type { FieldProblem } from './field-problem.js';
import { personTexts } from './person-texts.js';

/** What is wrong with a form on the page of a person. */
export type PersonProblem = FieldProblem<'name' | 'email' | 'language' | 'reason'>;

/** A form of a person that was not stored; only a correction has something typed in it. */
export type RefusedPerson = RefusedForm<PersonProblem['field']>;

/** The fields of a correction by their names. */
export type CorrectionValues = FormValues & Correction;

/** Returns the fields that can be corrected as they are stored. */
export function valuesOf({ email, name, language }: Correction): CorrectionValues {
  return { email, name, language };
}

/** Returns what was typed. */
export function readTyped(form: Fields): CorrectionValues {
  const value = (name: string) => singleValue(form, name) ?? '';
  return { email: value('email'), name: value('name'), language: value('language') };
}

/** Returns the fields as a list reads them, or what is wrong with each. */
export function readCorrection(
  typed: Correction,
  definition: StudyDefinition,
  page: Language,
): { correction: Correction } | { problems: readonly PersonProblem[] } {
  const text = personTexts[page];
  const fields = inviteeFields(definition);
  const [email, name, language] = [
    fields.email.safeParse(typed.email),
    fields.name.safeParse(typed.name),
    fields.language.safeParse(typed.language),
  ];
  if (email.success && name.success && language.success) {
    return { correction: { email: email.data, name: name.data, language: language.data } };
  }
  const problemsOf = (field: PersonProblem['field'], error: z.ZodError | undefined): PersonProblem[] =>
    error ? [{ field, words: text.fault(error.issues[0]?.message ?? '') }] : [];
  return {
    problems: [
      ...problemsOf('name', name.error),
      ...(typed.email === '' ? [{ field: 'email' as const, words: text.noEmail }] : problemsOf('email', email.error)),
      ...problemsOf('language', language.error),
    ],
  };
}

/** Returns what is stored now of the fields that a colleague changed. */
export function describeChanged({ name, email, language }: FormValues, page: Language): PersonProblem[] {
  const text = personTexts[page];
  const problemOf = (field: 'name' | 'email' | 'language', value: string | undefined) =>
    value === undefined ? [] : [describeStored(field, text[field], value, page)];
  const code = Language.safeParse(language).data;
  return [
    ...problemOf('name', name),
    ...problemOf('email', email),
    ...problemOf('language', code && text.languageNames[code]),
  ];
}
