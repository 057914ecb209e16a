import type { Language } from '../../language/text.js';

const nl = {
  lead: 'Met een passkey logt u in met de vingerafdruk, het gezicht of de pincode van uw apparaat. Op een mail hoeft u dan niet te wachten.',
  newTitle: 'Voortaan inloggen met vingerafdruk, gezicht of pincode van dit apparaat',
  anotherTitle: 'Nog een passkey, op dit apparaat',
  kept: 'Uw vingerafdruk, gezicht en pincode blijven op uw apparaat. Wij bewaren een sleutel waaraan wij uw passkey herkennen, de naam die u geeft en de dag.',
  shared:
    'Deelt u dit apparaat met anderen? Maak hier dan geen passkey. Wie het apparaat ontgrendelt, kan ermee als u inloggen.',
  name: 'Hoe noemt u deze passkey?',
  nameHint: 'Zo herkent u hem later, bijvoorbeeld: laptop van het werk. U mag dit leeg laten.',
  make: 'Maak een passkey',
  without: 'Deze browser kan hier geen passkey maken. U logt in met een mail, zoals u gewend bent.',
  unavailable: 'Op deze website kan dat nog niet. U logt in met een mail, zoals u gewend bent.',
  problemTitle: 'Er is geen passkey gemaakt',
  nameProblem: 'Kies een naam van hoogstens 60 tekens',
  notMade: 'Het maken van de passkey is niet gelukt. Probeer het nog een keer',
  notDone: 'Er is geen passkey gemaakt. U kunt het nog een keer proberen.',
  there: 'Op dit apparaat staat al een passkey van u.',
  againText: (email: string) =>
    `Wij willen zeker weten dat u het bent. Log daarom eerst opnieuw in, met een mail die wij sturen naar ${email}. Daarna komt u hier terug.`,
  again: 'Stuur mij de mail',
  listTitle: 'Passkeys die u heeft',
  unnamed: 'Passkey zonder naam',
  added: (day: string) => `Gemaakt op ${day}.`,
  remove: 'Verwijderen',
  removeText:
    'Met deze passkey kunt u dan niet meer inloggen. Met een mail kan dat altijd. Verwijder de passkey ook op uw apparaat, waar uw wachtwoorden staan.',
  removeNow: (name: string) => `Verwijder ‘${name}’`,
  done: {
    added: 'Uw passkey is gemaakt. De volgende keer kiest u ‘Inloggen met een passkey’.',
    removed: 'Uw passkey is verwijderd.',
  },
  signedInPage: 'Naar uw aanmelding',
};

const en: typeof nl = {
  lead: 'With a passkey you sign in with the fingerprint, face or PIN of your device. You need not wait for an email then.',
  newTitle: 'From now on, sign in with the fingerprint, face or PIN of this device',
  anotherTitle: 'Another passkey, on this device',
  kept: 'Your fingerprint, face and PIN stay on your device. We keep a key by which we know your passkey, the name that you give it and the day.',
  shared:
    'Do you share this device with others? Then make no passkey here. Whoever unlocks the device can sign in as you with it.',
  name: 'What do you call this passkey?',
  nameHint: 'So that you know it later, for instance: laptop at work. You may leave this empty.',
  make: 'Make a passkey',
  without: 'This browser cannot make a passkey here. You sign in with an email, as you are used to.',
  unavailable: 'This website cannot do that yet. You sign in with an email, as you are used to.',
  problemTitle: 'No passkey has been made',
  nameProblem: 'Choose a name of at most 60 characters',
  notMade: 'Making the passkey did not work. Try once more',
  notDone: 'No passkey has been made. You can try once more.',
  there: 'There is a passkey of yours on this device already.',
  againText: (email) =>
    `We want to be sure that it is you. So sign in again first, with an email that we send to ${email}. After that you come back here.`,
  again: 'Send me the email',
  listTitle: 'Passkeys that you have',
  unnamed: 'Passkey without a name',
  added: (day) => `Made on ${day}.`,
  remove: 'Remove',
  removeText:
    'You can then no longer sign in with this passkey. With an email you always can. Remove the passkey on your device too, where your passwords are.',
  removeNow: (name) => `Remove ‘${name}’`,
  done: {
    added: 'Your passkey has been made. Next time you choose ‘Sign in with a passkey’.',
    removed: 'Your passkey has been removed.',
  },
  signedInPage: 'To your sign-in page',
};

/** The texts of the page of passkeys. */
export const passkeyTexts: Record<Language, typeof nl> = { nl, en };
