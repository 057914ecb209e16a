import type { Language } from '../../language/text.js';
import { longest, type LetterFault } from '../../study/letter-check.js';
import type { StepName } from '../../study/definition.js';

const nl = {
  title: 'Brieven',
  lead: 'Deze brieven krijgen de mensen op de lijst, in deze volgorde. Kies er een om te zien hoe hij aankomt.',
  purposes: {
    announcement: 'Vertelt vooraf dat er een uitnodiging komt, en dat die echt van u is.',
    invitation: 'Vraagt om mee te doen, met een eigen link.',
    'reminder-1': 'Herinnert wie nog niet antwoordde.',
    'reminder-2': 'Herinnert nog eens wie nog niet antwoordde.',
    'reminder-3': 'De laatste keer: daarna schrijven wij niet meer.',
  } satisfies Record<StepName, string>,
  changedOn: (day: string) => `gewijzigd ${day}`,
  ownTitle: 'Wat van uw bureau komt',
  ownLead: 'De tekst schrijft het onderzoek. Dit vult u zelf in; wat u leeg laat, doen wij.',
  saved: 'Bewaard. Brieven die nu nog weggaan, hebben deze woorden.',
  greeting: 'Aanhef',
  greetingHint: 'De eerste regel. {name} wordt de naam. Leeg, of voor wie geen naam op de lijst heeft: onze aanhef.',
  signature: 'Ondertekening',
  signatureHint: 'Na “Met vriendelijke groet”, hoogstens vijf regels. Leeg: de naam van uw bureau.',
  sentence: 'Eén eigen zin',
  sentenceHint: 'Staat altijd onder de ondertekening, boven de kleine letters. Schrijf niet waarover iemand u sprak.',
  replyTo: 'Antwoordadres',
  replyToHint: (email: string) => `Hierheen gaat het antwoord op een brief. Leeg: ${email}.`,
  save: 'Bewaren',
  problemTitle: 'Dit kan nog niet',
  tooLong: (most: number) => `Dit is te lang: hoogstens ${most} tekens.`,
  tooManyLines: 'Dit zijn te veel regels: hoogstens vijf.',
  noPlaceholder: (word: string, known: readonly string[]) =>
    `{${word}} kan hier niet worden ingevuld${known.map((one) => `, wel {${one}}`).join('')}. Schrijf de woorden zelf.`,
  addressNeeded: (fault: string) => `Dit kan geen e-mailadres zijn. ${fault}`,
  // One letter
  back: 'Alle brieven',
  lastChanged: (day: string) => `Laatst gewijzigd op ${day}.`,
  whichLetter: 'Aan wie en in welke taal',
  exampleTitle: 'Voor wie u hem bekijkt',
  madeUp: 'Verzonnen persoon (Robin Jansen)',
  bureau: 'Bureau',
  person: 'Iemand van uw lijst',
  personMore: (most: number) => `Hier staan ${most} mensen. Een ander opent u via de pagina Mensen.`,
  show: 'Laten zien',
  arrivesTitle: 'Zo komt de brief aan',
  from: 'Van',
  to: 'Aan',
  replies: 'Antwoord naar',
  subject: 'Onderwerp',
  masked: 'De persoonlijke links zijn hier onleesbaar gemaakt: ze werken alleen in de echte brief.',
  asText: 'Als kale tekst, voor wie geen opmaak ziet',
  testTitle: 'Proefbrief aan uzelf',
  testText: (email: string) => `Naar ${email}, met [Proef] in het onderwerp. De ontvangers merken er niets van.`,
  test: 'Stuur mij een proefbrief',
  testResults: {
    sent: 'De proefbrief is verstuurd. Ziet u hem niet? Kijk dan ook bij de ongewenste mail.',
    later: 'De mailserver antwoordt traag. Kijk over een paar minuten of de proefbrief er is.',
    failed: 'De proefbrief kon niet worden verstuurd: de mailserver nam hem niet aan. Vraag wie de server beheert.',
    often: 'U vroeg dit uur al tien proefbrieven. Probeer het later weer.',
  },
  testMark: 'Proef',
  testNote: 'Dit is een proefbrief, zoals iemand van {bureau} hem krijgt. De links om af te melden werken niet.',
  editTitle: 'De tekst wijzigen',
  editText:
    'Een wijziging geldt meteen voor elke brief die nog niet weg is, bij alle bureaus. Ging er in deze meting al een brief weg, dan staat de dag van de wijziging in het verslag van het veldwerk.',
  body: 'Tekst',
  bodyHint:
    'Laat een regel leeg voor een nieuwe alinea. Na een regel met alleen --- komen de kleine letters. [Woorden]({link}) maakt een link.',
  placeholders: 'Wat tussen accolades staat, vullen wij in',
  becomes: 'Voor deze persoon',
  word: 'U schrijft',
  noDate: 'Geen datum bekend: de alinea valt weg.',
  look: 'Eerst bekijken',
  looking: 'Zo wordt de brief. Hij is nog niet bewaard.',
  saveLetter: 'Bewaren en voortaan versturen',
  savedLetter: 'Bewaard. Brieven die nog niet weg zijn, krijgen deze tekst.',
  changedByOther: (part: string) => `${part}: iemand anders bewaarde een andere. U ziet die hierboven, in de brief.`,
  versionsTitle: 'Eerdere teksten',
  version: (day: string, by: string) => `${day}, ${by}`,
  fromFiles: 'het begin',
  now: 'nu',
  versionShown: (day: string) => `U ziet de tekst van ${day}. Die wordt niet meer verstuurd.`,
  backToNow: 'Terug naar de tekst van nu',
  missing: 'Deze brief is er nog niet in deze taal. Wie deze taal leest, krijgt de Nederlandse.',
  faults: (fault: LetterFault): string => {
    switch (fault.flaw) {
      case 'unknown-placeholder':
        return `Regel ${fault.line}: {${fault.word}} kunnen wij niet invullen. Kies een woord uit de lijst onder de tekst.`;
      case 'dated-subject':
        return `Het onderwerp vraagt om {${fault.word}}. Een meting zonder einddatum heeft die niet.`;
      case 'picture':
        return `Regel ${fault.line}: een brief kan geen afbeelding hebben. Wie hem opent, zou dan worden opgemerkt.`;
      case 'no-link':
        return 'De tekst heeft geen {link}: niemand zou kunnen meedoen.';
      case 'no-opt-out':
        return 'De tekst heeft geen {optOut}: niemand zou zich kunnen afmelden.';
      case 'empty':
        return fault.part === 'subject' ? 'Vul een onderwerp in.' : 'Vul een tekst in.';
      case 'several-lines':
        return 'Het onderwerp kan maar één regel zijn.';
      case 'too-long':
        return `${fault.part === 'subject' ? 'Het onderwerp' : 'De tekst'} is te lang: hoogstens ${longest[fault.part]} tekens.`;
    }
  },
};

const en: typeof nl = {
  title: 'Letters',
  lead: 'The people on the list get these letters, in this order. Choose one to see how it arrives.',
  purposes: {
    announcement: 'Tells beforehand that an invitation is coming, and that it really is from you.',
    invitation: 'Asks to take part, with a link of their own.',
    'reminder-1': 'Reminds who has not answered yet.',
    'reminder-2': 'Reminds once more who has not answered yet.',
    'reminder-3': 'The last time: we do not write after this.',
  },
  changedOn: (day) => `changed ${day}`,
  ownTitle: 'What comes from your bureau',
  ownLead: 'The study writes the text. You fill in this yourself; what you leave empty, we do.',
  saved: 'Saved. Letters that are still to go have these words.',
  greeting: 'Greeting',
  greetingHint: 'The first line. {name} becomes the name. Empty, or for who has no name on the list: our greeting.',
  signature: 'Signature',
  signatureHint: 'After “Kind regards”, five lines at most. Empty: the name of your bureau.',
  sentence: 'One sentence of your own',
  sentenceHint: 'Always stands below the signature, above the small print. Do not write what somebody saw you about.',
  replyTo: 'Reply address',
  replyToHint: (email) => `The answer to a letter goes here. Empty: ${email}.`,
  save: 'Save',
  problemTitle: 'This cannot be saved yet',
  tooLong: (most) => `This is too long: ${most} characters at most.`,
  tooManyLines: 'These are too many lines: five at most.',
  noPlaceholder: (word, known) =>
    `{${word}} cannot be filled in here${known.map((one) => `, but {${one}} can`).join('')}. Write the words yourself.`,
  addressNeeded: () => 'This cannot be an e-mail address.',
  back: 'All letters',
  lastChanged: (day) => `Last changed on ${day}.`,
  whichLetter: 'To whom and in which language',
  exampleTitle: 'For whom you look at it',
  madeUp: 'Made-up person (Robin Jansen)',
  bureau: 'Bureau',
  person: 'Somebody on your list',
  personMore: (most) => `These are ${most} people. Open anybody else on the page People.`,
  show: 'Show',
  arrivesTitle: 'How the letter arrives',
  from: 'From',
  to: 'To',
  replies: 'Reply to',
  subject: 'Subject',
  masked: 'The personal links are masked here: they work in the real letter alone.',
  asText: 'As plain text, for who sees no layout',
  testTitle: 'A test to yourself',
  testText: (email) => `To ${email}, with [Test] in the subject. Those on the list notice nothing.`,
  test: 'Send me a test',
  testResults: {
    sent: 'The test was sent. Do you not see it? Then look among unwanted mail too.',
    later: 'The mail server answers slowly. Look in a few minutes whether the test is there.',
    failed: 'The test could not be sent: the mail server did not take it. Ask who runs the server.',
    often: 'You asked for ten tests this hour already. Try again later.',
  },
  testMark: 'Test',
  testNote: 'This is a test, as somebody of {bureau} gets it. The links to opt out do not work.',
  editTitle: 'Change the text',
  editText:
    'A change holds at once for every letter that has not gone yet, of all bureaus. If a letter of this wave has gone already, the day of the change stands in the account of fieldwork.',
  body: 'Text',
  bodyHint:
    'Leave a line empty for a new paragraph. After a line with only --- comes the small print. [Words]({link}) makes a link.',
  placeholders: 'What stands between braces, we fill in',
  becomes: 'For this person',
  word: 'You write',
  noDate: 'No date is known: the paragraph is left out.',
  look: 'Look first',
  looking: 'This is what the letter will be. It is not saved yet.',
  saveLetter: 'Save, and send from now on',
  savedLetter: 'Saved. Letters that have not gone yet get this text.',
  changedByOther: (part) => `${part}: somebody else saved another. You see it above, in the letter.`,
  versionsTitle: 'Earlier texts',
  version: (day, by) => `${day}, ${by}`,
  fromFiles: 'the start',
  now: 'now',
  versionShown: (day) => `This is the text of ${day}. It is not sent any more.`,
  backToNow: 'Back to the text of now',
  missing: 'This letter is not there in this language yet. Who reads this language gets the Dutch one.',
  faults: (fault) => {
    switch (fault.flaw) {
      case 'unknown-placeholder':
        return `Line ${fault.line}: we cannot fill in {${fault.word}}. Choose a word from the list below the text.`;
      case 'dated-subject':
        return `The subject asks for {${fault.word}}. A wave without a planned end does not have it.`;
      case 'picture':
        return `Line ${fault.line}: a letter holds no picture. Opening it would be noticed.`;
      case 'no-link':
        return 'The text has no {link}: nobody could take part.';
      case 'no-opt-out':
        return 'The text has no {optOut}: nobody could opt out.';
      case 'empty':
        return fault.part === 'subject' ? 'Fill in a subject.' : 'Fill in a text.';
      case 'several-lines':
        return 'The subject can be one line only.';
      case 'too-long':
        return `The ${fault.part === 'subject' ? 'subject' : 'text'} is too long: ${longest[fault.part]} characters at most.`;
    }
  },
};

export type LettersTexts = typeof nl;

/** The texts of the pages about letters, in either language. */
export const lettersTexts: Record<Language, LettersTexts> = { nl, en };
