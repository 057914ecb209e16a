import type { Language } from '../language/text.js';

/** What a letter says: Markdown with placeholders. */
interface LetterText {
  readonly subject: string;
  readonly button: string;
  readonly body: string;
}

const nlEnd = `Met vriendelijke groet,

{contactName}

---

Heeft u een vraag? Mail {contactEmail}
`;

const enEnd = `Kind regards,

{contactName}

---

Do you have a question? Write to {contactEmail}
`;

/** The letters to who has an account. */
export const letterTexts: Record<'signIn' | 'account' | 'results', Record<Language, LetterText>> = {
  signIn: {
    nl: {
      subject: 'Uw link en code om u aan te melden',
      button: 'Meld mij aan',
      body: `{greeting}

Met deze knop meldt u zich aan:

{link}

Of typ deze code op de bladzijde waar u om deze mail vroeg:

{code}

De link en de code werken een uur, en samen één keer. Geef ze aan niemand.

Vroeg u hier niet om? Dan hoeft u niets te doen. Zonder deze mail kan niemand zich als u aanmelden.

${nlEnd}`,
    },
    en: {
      subject: 'Your link and code to sign in',
      button: 'Sign me in',
      body: `{greeting}

This button signs you in:

{link}

Or type this code on the page where you asked for this email:

{code}

The link and the code work for an hour, and one of them once. Give them to nobody.

Did you not ask for this? Then you need not do anything. Without this email nobody can sign in as you.

${enEnd}`,
    },
  },
  account: {
    nl: {
      subject: 'U kunt zich nu aanmelden',
      button: 'Meld mij aan',
      body: `{greeting}

Er is een account voor u gemaakt bij ons onderzoek. Met deze knop meldt u zich aan:

{link}

De link werkt een uur, en één keer. Daarna krijgt u een nieuwe wanneer u wilt: [vul dit e-mailadres in]({signInPage}). Een wachtwoord is er niet.

${nlEnd}`,
    },
    en: {
      subject: 'You can sign in now',
      button: 'Sign me in',
      body: `{greeting}

An account was made for you in our study. This button signs you in:

{link}

The link works for an hour, and once. After that you get a new one whenever you like: [fill in this email address]({signInPage}). There is no password.

${enEnd}`,
    },
  },
  results: {
    nl: {
      subject: 'De resultaten van meting {wave} staan klaar',
      button: 'Naar de resultaten',
      body: `{greeting}

De resultaten van meting {wave} zijn gepubliceerd. U ziet wat mensen antwoordden van alle bureaus samen, en van uw eigen bureau waar dat kan zonder dat iemand herkenbaar is:

{link}

U meldt zich aan met dit e-mailadres. U krijgt dan een mail met een link en een code.

${nlEnd}`,
    },
    en: {
      subject: 'The results of wave {wave} are ready',
      button: 'To the results',
      body: `{greeting}

The results of wave {wave} have been published. You see what people answered of all bureaus together, and of your own bureau where nobody can be recognised:

{link}

You sign in with this email address. You will then get an email with a link and a code.

${enEnd}`,
    },
  },
};
