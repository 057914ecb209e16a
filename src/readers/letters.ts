import type { Ctx } from '../context.js';
import type { Language } from '../language/text.js';
import type { WrittenLetter } from '../mail/letter.js';
import { writeFromStudy } from '../study/letter-from-study.js';
import { linkDays, makeReaderToken } from './reader-link.js';
import { keptDays, type ReportReader } from './readers.js';

type Addressee = Omit<ReportReader, 'id'>;

const confirmations = {
  nl: {
    subject: 'Bevestig uw e-mailadres voor het rapport',
    button: 'Zet mij op de lijst',
    body: `{greeting}

Iemand vroeg ons op onze website om een rapport naar dit e-mailadres te mailen. Was u dat? Bevestig het dan met deze knop:

{link}

De link werkt {days} dagen. Bevestigt u niet, dan bewaren wij uw e-mailadres niet en hoort u niets meer van ons.

Met vriendelijke groet,

{contactName}

---

Heeft u een vraag? Mail {contactEmail}
`,
  },
  en: {
    subject: 'Confirm your email address for the report',
    button: 'Put me on the list',
    body: `{greeting}

Someone asked on our website for a report to be sent to this email address. Was that you? Then confirm it with this button:

{link}

The link works for {days} days. If you do not confirm, we do not keep your email address and you will not hear from us again.

Kind regards,

{contactName}

---

Do you have a question? Write to {contactEmail}
`,
  },
} satisfies Record<Language, object>;

const mailings = {
  nl: {
    subject: 'Het rapport dat u wilde lezen',
    button: 'Lees het rapport',
    body: `{greeting}

U vroeg ons om het rapport van ons onderzoek. Het is klaar:

{link}

Dit is de enige mail die u hierover krijgt. Over {days} dagen wissen wij uw e-mailadres.

Met vriendelijke groet,

{contactName}

---

Heeft u een vraag? Mail {contactEmail}

Wilt u niet wachten? [Laat uw e-mailadres nu al wissen]({remove})
`,
  },
  en: {
    subject: 'The report that you wanted to read',
    button: 'Read the report',
    body: `{greeting}

You asked us for the report of our study. It is ready:

{link}

This is the only email that you will get about it. In {days} days we will erase your email address.

Kind regards,

{contactName}

---

Do you have a question? Write to {contactEmail}

Do you not want to wait? [Have your email address erased now]({remove})
`,
  },
} satisfies Record<Language, object>;

/** Returns the letter that asks the owner of an address whether they want the report. */
export async function writeConfirmation(ctx: Ctx, to: Addressee): Promise<WrittenLetter> {
  return writeFromStudy(ctx, to, {
    ...textsOf(confirmations[to.language]),
    words: { link: addressOf(ctx, to, makeReaderToken(ctx, to)), days: String(linkDays) },
    messageId: ctx.newId(),
  });
}

/** Returns the letter that brings the report to a reader. */
export async function writeMailing(ctx: Ctx, reader: ReportReader, link: string): Promise<WrittenLetter> {
  const token = makeReaderToken(ctx, reader);
  return writeFromStudy(ctx, reader, {
    ...textsOf(mailings[reader.language]),
    words: { link, remove: addressOf(ctx, reader, token), days: String(keptDays) },
    unsubscribe: addressOf(ctx, reader, `${token}/af`),
    messageId: reader.id,
  });
}

function textsOf({ button, ...written }: { subject: string; button: string; body: string }) {
  return { button, written };
}

function addressOf({ config }: Ctx, { language }: Addressee, path: string): string {
  return `${config.baseUrl}/rapport/${path}${language === 'en' ? '?taal=en' : ''}`;
}
