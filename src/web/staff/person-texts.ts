import type { Removal } from '../../fieldwork/removals.js';
import type { PersonState } from '../../fieldwork/person-state.js';
import type { Language } from '../../language/text.js';

/** What was done with a person just now. */
export const deeds = ['corrected', 'moved', 'again', 'opted-out', 'removed', 'back'] as const;
export type Deed = (typeof deeds)[number];

const nl = {
  back: 'Alle mensen',
  about: (group: string, externalId: string) => (externalId ? `${group}, kenmerk ${externalId}` : group),
  languages: { nl: 'Brieven in het Nederlands', en: 'Brieven in het Engels' } as Record<string, string>,
  because: {
    'not-me': 'Wie de brief kreeg, zei niet de bedoelde persoon te zijn.',
    left: 'Dit adres hoort bij iemand die daar niet meer werkt.',
    deceased: 'Deze persoon is overleden.',
    unable: 'Deze persoon kan niet meedoen.',
    mistake: 'Deze persoon stond per vergissing op de lijst.',
  } as Record<string, string>,
  meaning: {
    'not-sent': 'Deze persoon kreeg nog geen uitnodiging.',
    sent: 'Deze persoon kreeg een brief met de link, en heeft nog niet geantwoord.',
    answered:
      'Deze persoon heeft geantwoord en krijgt geen brief meer. Wat het antwoord is en wanneer het kwam, ziet niemand: daarom staat ook niet meer welke brieven er gingen.',
    'opted-out': 'Deze persoon wil geen brieven meer over dit onderzoek en krijgt ze ook niet.',
    undeliverable:
      'De brief kwam terug: dit adres bestaat niet of neemt niets aan. Er gaat niets meer naartoe, tot u het adres verbetert.',
    'not-meant': 'Deze persoon krijgt geen brieven meer.',
  },
  meaningAfter: {
    'not-sent': 'Deze persoon kreeg geen uitnodiging.',
    sent: 'Deze persoon kreeg een brief met de link, en heeft niet geantwoord.',
    undeliverable: 'De brief kwam terug: dit adres bestond niet of nam niets aan.',
  } as Partial<Record<PersonState, string>>,
  letters: 'Wat er verstuurd is',
  noLetters: 'Nog niets.',
  returned: { hard: 'kwam terug: het adres klopt niet', soft: 'kwam terug, misschien tijdelijk' },
  done: {
    corrected: 'De gegevens zijn verbeterd.',
    moved:
      'Het adres is verbeterd. Brieven naar het nieuwe adres hebben een nieuwe link; de oude link werkt niet meer.',
    again: 'De brief staat klaar en gaat zo weg. Wij versturen elke brief één keer; bij twijfel vragen wij u.',
    'opted-out': 'Deze persoon is afgemeld.',
    removed:
      'Deze persoon is van de lijst gehaald. Omdat er al een brief was gegaan, blijft de persoon meetellen in hoe het vragen ging.',
    back: 'Deze persoon staat weer op de lijst. De volgende brief heeft een nieuwe link.',
  } satisfies Record<Deed, string>,
  actions: 'Wat u kunt doen',
  correct: 'Verbeter naam, adres of taal',
  correctText:
    'Verandert u het adres, dan krijgt deze persoon een nieuwe link. De oude werkt dan niet meer, en wat met de oude link nog niet verstuurd was, vervalt.',
  name: 'Naam',
  nameHint: 'Zoals in de aanhef. Mag leeg blijven.',
  email: 'E-mailadres',
  language: 'Taal van de brieven',
  languageNames: { nl: 'Nederlands', en: 'Engels' },
  save: 'Bewaar',
  problemTitle: 'Dit is nog niet bewaard',
  noEmail: 'Vul een e-mailadres in.',
  held: (name: string) => `Dit adres heeft in deze groep al iemand anders op uw lijst: ${name}.`,
  fault: (sentence: string) => sentence,
  again: 'Stuur de link nog eens',
  againText: (letter: string, to: string) => `Er gaat één brief: ‘${letter}’, met dezelfde link, naar ${to}.`,
  againLast: (state: string) => `De vorige keer: ${state}.`,
  againUnsure: 'Van de vorige keer is niet zeker of hij ging. Vraag eerst of hij aankwam: anders komt hij twee keer.',
  againOnce: 'Wij versturen elke brief één keer; bij twijfel vragen wij u. Deze gaat omdat u het zegt.',
  againUndeliverable: 'Dit adres gaf aan dat het niets aanneemt. Doe dit alleen als u weet dat het toch klopt.',
  againStopped: 'Het verzenden ligt nu stil: de brief blijft staan tot het weer aan gaat.',
  againButton: (letter: string) => `Stuur ‘${letter}’ nog eens`,
  optOut: 'Meld deze persoon af',
  optOutText: (to: string) =>
    `Doe dit als iemand u zegt niet mee te willen doen. Er gaat dan nooit meer een brief over dit onderzoek naar ${to}, ook niet in een volgende meting. Alleen de persoon zelf kan dat terugdraaien, met de link in een brief.`,
  optOutButton: 'Meld deze persoon nu af',
  remove: 'Haal van de lijst',
  removeBefore: 'Er is nog geen brief gegaan. Wij bewaren dan niets van deze persoon.',
  removeAfter:
    'Er ging al een brief. Daarom blijft de persoon, met de reden, meetellen in hoe het vragen ging. Er gaat geen brief meer, en de link werkt niet meer.',
  reason: 'Waarom?',
  noReason: 'Kies een reden.',
  reasons: {
    left: 'Werkt er niet meer, en een ander adres is er niet',
    deceased: 'Is overleden',
    unable: 'Kan niet meedoen, bijvoorbeeld door ziekte of taal',
    mistake: 'Hoort niet op deze lijst, of staat er dubbel op',
  } satisfies Record<Removal, string>,
  removeButton: 'Haal van de lijst',
  putBack: 'Zet terug op de lijst',
  putBackText: 'Was het een vergissing? Dan krijgt deze persoon weer brieven, met een nieuwe link.',
  whatIf: 'Wat als …',
  ifs: [
    [
      '… u een afwezigheidsbericht krijgt?',
      'Niets doen. De brief ligt er na de vakantie nog, en de link blijft werken zolang de meting loopt.',
    ],
    [
      '… iemand er niet meer werkt?',
      'Weet u het nieuwe adres? Verbeter het. Anders: haal van de lijst, ‘werkt er niet meer’.',
    ],
    [
      '… iemand zegt: “heb ik al ingevuld”?',
      'Staat hierboven ‘geantwoord’, dan klopt het en komt er geen brief meer. Anders is er waarschijnlijk nog niet op ‘Verstuur’ gedrukt: stuur de link nog eens. Wat al ingevuld was, staat er dan nog.',
    ],
    ['… iemand is overleden?', 'Haal van de lijst, ‘is overleden’. Er gaat dan niets meer naar dat adres.'],
  ] as readonly (readonly [string, string])[],
  closed: 'De meting is gesloten: hier is niets meer te veranderen.',
};

const en: typeof nl = {
  back: 'All people',
  about: (group, externalId) => (externalId ? `${group}, reference ${externalId}` : group),
  languages: { nl: 'Letters in Dutch', en: 'Letters in English' },
  because: {
    'not-me': 'Whoever got the letter said not to be the person meant.',
    left: 'This address belongs to somebody who no longer works there.',
    deceased: 'This person has died.',
    unable: 'This person cannot take part.',
    mistake: 'This person was on the list by mistake.',
  },
  meaning: {
    'not-sent': 'This person has had no invitation yet.',
    sent: 'This person got a letter with the link, and has not answered yet.',
    answered:
      'This person has answered and gets no more letters. What the answer is and when it came, nobody sees: that is why the letters that went are not told either.',
    'opted-out': 'This person wants no more letters about this study, and gets none.',
    undeliverable:
      'The letter came back: this address does not exist or takes nothing. Nothing more goes there until you correct the address.',
    'not-meant': 'This person gets no more letters.',
  },
  meaningAfter: {
    'not-sent': 'This person got no invitation.',
    sent: 'This person got a letter with the link, and did not answer.',
    undeliverable: 'The letter came back: this address did not exist or took nothing.',
  },
  letters: 'What was sent',
  noLetters: 'Nothing yet.',
  returned: { hard: 'came back: the address is wrong', soft: 'came back, perhaps for now' },
  done: {
    corrected: 'The details have been corrected.',
    moved: 'The address has been corrected. Letters to the new address have a new link; the old link no longer works.',
    again: 'The letter is ready and will go in a moment. We send every letter once; when in doubt we ask you.',
    'opted-out': 'This person has been opted out.',
    removed: 'This person was taken off the list. As a letter had gone, they still count in how the asking went.',
    back: 'This person is on the list again. The next letter has a new link.',
  },
  actions: 'What you can do',
  correct: 'Correct name, address or language',
  correctText:
    'If you change the address, this person gets a new link. The old one then no longer works, and what was not sent with it is lost.',
  name: 'Name',
  nameHint: 'As in the salutation. May be empty.',
  email: 'Email address',
  language: 'Language of the letters',
  languageNames: { nl: 'Dutch', en: 'English' },
  save: 'Save',
  problemTitle: 'This has not been saved yet',
  noEmail: 'Enter an email address.',
  held: (name) => `Somebody else on your list has this address in this group: ${name}.`,
  fault: () => 'This cannot be right. Check it for typing errors.',
  again: 'Send the link again',
  againText: (letter, to) => `One letter goes: ‘${letter}’, with the same link, to ${to}.`,
  againLast: (state) => `The last time: ${state}.`,
  againUnsure:
    'Of the last time it is uncertain whether it went. Ask first whether it arrived: otherwise it comes twice.',
  againOnce: 'We send every letter once; when in doubt we ask you. This one goes because you say so.',
  againUndeliverable: 'This address said that it takes nothing. Do this only if you know that it is right after all.',
  againStopped: 'Sending is stopped now: the letter waits until it goes on.',
  againButton: (letter) => `Send ‘${letter}’ again`,
  optOut: 'Opt this person out',
  optOutText: (to) =>
    `Do this if somebody tells you that they do not want to take part. No letter about this study will ever go to ${to} again, in the next wave either. Only they can undo that, with the link in a letter.`,
  optOutButton: 'Opt this person out now',
  remove: 'Take off the list',
  removeBefore: 'No letter has gone yet. We then keep nothing of this person.',
  removeAfter:
    'A letter has gone. So the person, with the reason, still counts in how the asking went. No more letters go, and the link no longer works.',
  reason: 'Why?',
  noReason: 'Choose a reason.',
  reasons: {
    left: 'No longer works there, and there is no other address',
    deceased: 'Has died',
    unable: 'Cannot take part, for example because of illness or language',
    mistake: 'Does not belong on this list, or is on it twice',
  },
  removeButton: 'Take off the list',
  putBack: 'Put back on the list',
  putBackText: 'Was it a mistake? Then this person gets letters again, with a new link.',
  whatIf: 'What if …',
  ifs: [
    [
      '… you get an out-of-office reply?',
      'Do nothing. The letter is still there after the holiday, and the link works as long as the wave is open.',
    ],
    [
      '… somebody no longer works there?',
      'Do you know the new address? Correct it. Otherwise: take off the list, ‘no longer works there’.',
    ],
    [
      '… somebody says “I have filled it in already”?',
      'If it says ‘answered’ above, that is right and no more letters go. Otherwise they probably did not press ‘Send’ yet: send the link again. What was filled in is still there.',
    ],
    ['… somebody has died?', 'Take off the list, ‘has died’. Nothing more goes to that address.'],
  ],
  closed: 'The wave is closed: nothing can be changed here any more.',
};

export type PersonTexts = typeof nl;

/** The texts of the page of one person, in either language. */
export const personTexts: Record<Language, PersonTexts> = { nl, en };
