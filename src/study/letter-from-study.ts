import type { Ctx } from '../context.js';
import type { Language } from '../language/text.js';
import { writeLetter, type LetterTo, type WrittenLetter } from '../mail/letter.js';
import { getOnlyStudy } from './stored.js';

/** A letter of which nothing comes from a bureau, and its words for the button that leads on. */
type FromStudy = Pick<LetterTo, 'written' | 'button' | 'words' | 'unsubscribe' | 'messageId'>;

/** Returns a letter to an address that the contact of the study signs and gets the answers to. */
export async function writeFromStudy(
  ctx: Ctx,
  { email, language }: { email: string; language: Language },
  letter: FromStudy,
): Promise<WrittenLetter> {
  const { contact } = (await getOnlyStudy(ctx)).definition;
  return writeLetter({
    ...letter,
    words: { ...letter.words, contactName: contact.name, contactEmail: contact.email },
    language,
    to: { name: '', address: email },
    from: { name: contact.name, address: ctx.config.mailFrom },
    replyTo: contact.email,
  });
}
