import { isDeepStrictEqual } from 'node:util';
import type { Ctx, Tx } from '../context.js';
import { Language } from '../language/text.js';
import { stepNames, type BureauLetters, type Letter, type StoredStudy, type StudyFiles } from './definition.js';
import { fromFiles, listBureauLetters, listNewestLetters, type LetterKey } from './letters.js';

/** Stores the letters of a study's files, but for those that are there already. */
export async function insertFirstLetters(tx: Tx, { definition, letters }: StoredStudy): Promise<void> {
  const made = { study: definition.study, version: 1, made_at: tx.now().toISOString(), made_by: fromFiles };
  for (const { step, group: grp, language, subject, body } of lettersIn(letters)) {
    await tx.db
      .insertInto('letter_text')
      .values({ ...made, step, grp, language, subject, body })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  for (const { bureau, settings } of bureauLettersIn(definition)) {
    await tx.db
      .insertInto('bureau_letters')
      .values({ ...made, bureau, settings: JSON.stringify(settings) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/**
 * Returns what the files of a study have otherwise than what is sent, by name: the letters
 * (`invitation.employer.nl`), and the bureaus whose `mail` is another.
 */
export async function listLettersLeft(ctx: Ctx, { definition, letters }: StoredStudy): Promise<string[]> {
  const newest = await listNewestLetters(ctx, definition.study);
  const bureaus = await listBureauLetters(ctx, definition.study);
  const differs = ({ step, group, language, subject, body }: LetterKey & Letter) => {
    const sent = newest.find((one) => one.step === step && one.group === group && one.language === language);
    return sent !== undefined && (sent.subject !== subject || sent.body !== body);
  };
  return [
    ...lettersIn(letters)
      .filter(differs)
      .map(({ step, group, language }) => `${step}.${group}.${language}`),
    ...bureauLettersIn(definition)
      .filter(({ bureau, settings }) => !isDeepStrictEqual(bureaus.get(bureau), settings))
      .map(({ bureau }) => bureau),
  ];
}

function lettersIn(letters: StoredStudy['letters']): (LetterKey & Letter)[] {
  return stepNames.flatMap((step) =>
    Object.entries(letters[step] ?? {}).flatMap(([group, texts]) =>
      Language.options.flatMap((language) => {
        const letter = texts[language];
        return letter ? [{ step, group, language, ...letter }] : [];
      }),
    ),
  );
}

function bureauLettersIn({ bureaus }: StudyFiles['definition']): { bureau: string; settings: BureauLetters }[] {
  return bureaus.flatMap(({ slug: bureau, mail }) => {
    const { from: _, ...settings } = mail ?? {};
    return Object.keys(settings).length ? [{ bureau, settings }] : [];
  });
}
