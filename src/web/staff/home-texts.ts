import type { Language } from '../../language/text.js';
import type { StepName } from '../../study/definition.js';

const nl = {
  title: 'Overzicht',
  noWave: 'Er is nog geen meting.',
  empty: 'Er staat nog niemand op de lijst.',
  answered: (answered: string, all: string) => `${answered} van ${all} geantwoord`,
  wait: (n: number, people: string, letter: string, day: string) =>
    `${n === 1 ? '1 persoon wacht' : `${people} wachten`} op de ${letter} van ${day}`,
  waitLater: (n: number, people: string) =>
    n === 1 ? '1 persoon wacht op een latere brief' : `${people} wachten op een latere brief`,
  queued: (n: number, people: string) => (n === 1 ? '1 brief staat klaar' : `${people} brieven staan klaar`),
  letters: {
    announcement: 'aankondiging',
    invitation: 'uitnodiging',
    'reminder-1': 'eerste herinnering',
    'reminder-2': 'tweede herinnering',
    'reminder-3': 'derde herinnering',
  } satisfies Record<StepName, string>,
  silent: (people: string) => `${people} nog stil`,
  notInvited: (people: string) => `${people} nog niet uitgenodigd`,
  closed: 'De meting is gesloten.',
  prepared: 'De meting is nog niet open.',
  stopped: 'Het verzenden ligt stil.',
  next: 'Nu te doen',
  nextSteps: {
    wave: ['Begin met de eerste meting: kies hoe zij heet en tot wanneer zij loopt.', 'Begin de meting'],
    noWave: ['De coördinator maakt de meting. U krijgt dan hier te zien wat u kunt doen.', ''],
    upload: ['Voeg de mensen toe die u wilt vragen. Een lijst uit Excel is goed.', 'Voeg een lijst toe'],
    noPeople: ['De bureaus voegen nu hun mensen toe. Kijk intussen de brieven na.', 'Lees de brieven na'],
    awaitPeople: [
      'De dagen zijn gekozen. De bureaus voegen nu hun mensen toe en geven daarna hun brieven vrij. Elk bureau heeft daar een account voor nodig.',
      'Bekijk wie een account heeft',
    ],
    letters: ['Lees de brieven na voordat ze gaan: zo komen ze bij uw mensen aan.', 'Lees de brieven na'],
    open: ['Loop na of alles klaar is, en open de meting.', 'Kijk na en open'],
    frame: [
      'Tel eerst hoeveel mensen bij de groep horen en wie u niet vraagt. Dan is later te zien over wie de cijfers gaan.',
      'Tel wie erbij horen',
    ],
    publish: [
      'De meting is gesloten. Bekijk de resultaten, en publiceer ze: pas dan zien de partners ze.',
      'Bekijk en publiceer',
    ],
    prepare: ['De resultaten staan bij Resultaten. U kunt de volgende meting klaarzetten.', 'Zet de volgende klaar'],
    stopped: ['Het verzenden ligt stil: er gaat nu niets weg, van geen enkel bureau.', 'Naar de planning'],
    stoppedAll: ['Er gaat nu niets weg, tot de coördinator het verzenden weer aanzet.', ''],
    stoppedOwn: ['Uw bureau heeft zijn brieven stilgezet: er gaat nu niets weg.', 'Naar de planning'],
    doubtful: [
      'Er zijn brieven die niet weggingen, of waarvan dat onzeker is. Kijk wat u ermee doet.',
      'Bekijk deze brieven',
    ],
    doubtfulAll: [
      'Er zijn brieven die niet weggingen, of waarvan dat onzeker is. Elk bureau beslist over de zijne.',
      'Bekijk hoeveel',
    ],
    plan: ['Kies de dagen waarop de brieven gaan. Elk bureau geeft daarna zijn eigen brieven vrij.', 'Kies de dagen'],
    release: [
      'Geef uw brieven vrij. Dan gaan zij vanzelf, op de dagen van de planning. Tot dan gaat er niets.',
      'Bekijk en geef vrij',
    ],
    unreleased: [
      'Nog niet elk bureau heeft zijn brieven vrijgegeven. Van wie dat niet deed, gaat er niets.',
      'Bekijk welke',
    ],
    invite: [
      'Deze mensen kregen nog geen uitnodiging. U ziet eerst wat er gebeurt, en naar hoeveel mensen.',
      'Verstuur de uitnodiging',
    ],
    undeliverable: [
      'Van sommige mensen klopt het adres niet. Verbeter het, dan krijgen zij de uitnodiging alsnog.',
      'Verbeter de adressen',
    ],
    remind: ['Eén herinnering helpt meestal het meest. Alleen wie nog stil is, krijgt hem.', 'Verstuur de herinnering'],
    rest: [
      'U hoeft nu niets te doen. Geef mensen eerst de tijd: een herinnering die te snel komt, stoort.',
      'Bekijk wie stil is',
    ],
    sending: ['Er staan brieven klaar. Zij gaan vanzelf weg; u hoeft nu niets te doen.', 'Bekijk hoe ver het is'],
    call: ['Wie nog stil is, krijgt geen brief meer. Bellen helpt nu het meest.', 'Bel wie stil is'],
    callAll: ['Wie nog stil is, krijgt geen brief meer. De bureaus kunnen deze mensen nu bellen.', ''],
    invites: [
      'U hoeft nu niets te doen. Wie nog geen uitnodiging kreeg, krijgt die vanzelf.',
      'Bekijk wanneer, en naar hoeveel mensen',
    ],
    reminds: ['U hoeft nu niets te doen. Wie stil is, krijgt vanzelf een herinnering.', ''],
    end: [
      'De laatste dag van de meting is voorbij. Zij sluit niet vanzelf: sluit haar, of kies een latere dag.',
      'Naar de meting',
    ],
    ended: [
      'De laatste dag van de meting is voorbij. De coördinator sluit haar nu, of kiest een latere dag. U hoeft niets te doen.',
      '',
    ],
    done: ['Iedereen heeft geantwoord of krijgt geen brief meer. U hoeft niets meer te doen.', ''],
    over: ['U hoeft niets meer te doen.', ''],
  } satisfies Record<string, readonly [words: string, link: string]>,
  from: (day: string) => `U kunt er een sturen vanaf ${day}.`,
  people: 'Hoe het met uw mensen staat',
  call: 'Bel wie stil is',
  bureaus: 'Hoe het per bureau staat',
  bureau: 'Bureau',
  all: 'Op de lijst',
  together: 'Samen',
  inAll: (people: string) => `${people} mensen op de lijst`,
  curve: 'Hoeveel mensen per dag antwoordden',
  curveOfAll: 'Hoeveel mensen per dag antwoordden, alle bureaus samen',
  whyAll: 'Alle bureaus staan samen: anders was te zien wanneer iemand van uw lijst antwoordde.',
  curveWaits:
    'Hoeveel mensen per dag antwoordden staat hier zodra er genoeg antwoorden zijn, ook van andere bureaus: anders was te zien wanneer iemand van uw lijst antwoordde.',
  noCurve: 'Nog niemand heeft geantwoord.',
  mailings: (own: boolean): string =>
    own
      ? 'De lijnen zijn de dagen waarop de meeste van uw brieven gingen:'
      : 'De lijnen zijn de dagen waarop de meeste brieven gingen:',
  rates: 'Respons, en hoe wij die rekenen',
  group: 'Groep',
  response: 'Respons (RR1)',
  share: 'Mensen',
  meaning:
    'Respons is het deel van iedereen op de lijst dat antwoordde: RR1 van AAPOR, de beroepsvereniging van opinieonderzoekers. Onbestelbare adressen en afmeldingen tellen mee als niet geantwoord. Wie per vergissing op de lijst stond telt niet mee.',
  soFar:
    'Wie niet tot de doelgroep bleek te horen, telt hier mee als geantwoord: zo ziet niemand wat iemand antwoordde.',
};

const en: typeof nl = {
  title: 'Overview',
  noWave: 'There is no wave yet.',
  empty: 'Nobody is on the list yet.',
  answered: (answered, all) => `${answered} of ${all} answered`,
  wait: (n, people, letter, day) => `${n === 1 ? '1 person waits' : `${people} wait`} for the ${letter} of ${day}`,
  waitLater: (n, people) => (n === 1 ? '1 person waits for a later letter' : `${people} wait for a later letter`),
  queued: (n, people) => (n === 1 ? '1 letter is ready' : `${people} letters are ready`),
  letters: {
    announcement: 'announcement',
    invitation: 'invitation',
    'reminder-1': 'first reminder',
    'reminder-2': 'second reminder',
    'reminder-3': 'third reminder',
  },
  silent: (people) => `${people} still silent`,
  notInvited: (people) => `${people} not invited yet`,
  closed: 'The wave is closed.',
  prepared: 'The wave is not open yet.',
  stopped: 'Sending is stopped.',
  next: 'To do now',
  nextSteps: {
    wave: ['Begin with the first wave: choose its name and until when it runs.', 'Begin the wave'],
    noWave: ['The coordinator makes the wave. You will then see here what you can do.', ''],
    upload: ['Add the people whom you want to ask. A list from Excel will do.', 'Add a list'],
    noPeople: ['The bureaus now add their people. Meanwhile, read the letters.', 'Read the letters'],
    awaitPeople: [
      'The days have been chosen. The bureaus now add their people, and then release their letters. Each bureau needs an account for that.',
      'See who has an account',
    ],
    letters: ['Read the letters before they go: this is how your people get them.', 'Read the letters'],
    open: ['See whether everything is ready, and open the wave.', 'Look and open'],
    frame: [
      'First count how many people belong to the group, and whom you do not ask. Then it can be seen later whom the figures are about.',
      'Count who belongs',
    ],
    publish: [
      'The wave is closed. Look at the results, and publish them: only then do the partners see them.',
      'Look and publish',
    ],
    prepare: ['The results are under Results. You can prepare the next wave.', 'Prepare the next one'],
    stopped: ['Sending is stopped: nothing goes now, of any bureau.', 'To the plan'],
    stoppedAll: ['Nothing goes now, until the coordinator switches sending on again.', ''],
    stoppedOwn: ['Your bureau has stopped its letters: nothing goes now.', 'To the plan'],
    doubtful: [
      'There are letters that did not go, or of which that is uncertain. See what you do with them.',
      'Look at these letters',
    ],
    doubtfulAll: [
      'There are letters that did not go, or of which that is uncertain. Each bureau decides about its own.',
      'See how many',
    ],
    plan: ['Choose the days on which letters go. Each bureau then releases its own letters.', 'Choose the days'],
    release: [
      'Release your letters. They then go by themselves, on the days of the plan. Until then nothing goes.',
      'Look and release',
    ],
    unreleased: ['Not every bureau has released its letters yet. Of who did not, nothing goes.', 'See which'],
    invite: [
      'These people have had no invitation. You first see what will happen, and to how many people.',
      'Send the invitation',
    ],
    undeliverable: [
      'Some addresses are wrong. Correct them, and these people still get the invitation.',
      'Correct the addresses',
    ],
    remind: ['One reminder usually helps most. Only who is still silent gets it.', 'Send the reminder'],
    rest: [
      'You need not do anything now. Give people time first: a reminder that comes too soon annoys.',
      'See who is silent',
    ],
    sending: ['Letters are ready. They go by themselves; you need not do anything now.', 'See how far it is'],
    call: ['Who is still silent gets no more letters. Calling helps most now.', 'Call who is silent'],
    callAll: ['Who is still silent gets no more letters. The bureaus can now call these people.', ''],
    invites: [
      'You need not do anything now. Who has had no invitation gets it by itself.',
      'See when, and to how many people',
    ],
    reminds: ['You need not do anything now. Who is silent gets a reminder by itself.', ''],
    end: [
      'The last day of the wave is past. It does not close by itself: close it, or choose a later day.',
      'To the wave',
    ],
    ended: [
      'The last day of the wave is past. The coordinator now closes it, or chooses a later day. You need not do anything.',
      '',
    ],
    done: ['Everybody has answered or gets no more letters. You need not do anything more.', ''],
    over: ['You need not do anything more.', ''],
  },
  from: (day) => `You can send one from ${day}.`,
  people: 'How it stands with your people',
  call: 'Call who is silent',
  bureaus: 'How it stands with each bureau',
  bureau: 'Bureau',
  all: 'On the list',
  together: 'Together',
  inAll: (people) => `${people} people on the list`,
  curve: 'How many people answered, by day',
  curveOfAll: 'How many people answered, by day, all bureaus together',
  whyAll: 'All bureaus stand together: otherwise one could see when somebody on your list answered.',
  curveWaits:
    'How many people answered by day is here once there are enough answers, of other bureaus too: otherwise one could see when somebody on your list answered.',
  noCurve: 'Nobody has answered yet.',
  mailings: (own) =>
    own
      ? 'The lines are the days on which most of your letters went:'
      : 'The lines are the days on which most letters went:',
  rates: 'Response, and how we work it out',
  group: 'Group',
  response: 'Response (RR1)',
  share: 'People',
  meaning:
    'Response is the part of everybody on the list that answered: RR1 of AAPOR, the association of opinion researchers. Undeliverable addresses and opt-outs count as not answered. Who was on the list by mistake does not count.',
  soFar: 'Who turned out not to belong to the group counts here as answered: so nobody sees what somebody answered.',
};

export type HomeTexts = typeof nl;
export type NextStep = keyof HomeTexts['nextSteps'];

/** The texts of the first staff page, in either language. */
export const homeTexts: Record<Language, HomeTexts> = { nl, en };
