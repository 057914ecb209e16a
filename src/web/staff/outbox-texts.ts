import type { WaitReason } from '../../fieldwork/outbox-overview.js';
import type { Language } from '../../language/text.js';
import type { Cause } from '../../mail/refusal.js';

/** What was done with letters just now. */
export const outboxActions = ['again', 'left'] as const;
export type OutboxAction = (typeof outboxActions)[number];

const nl = {
  title: 'Postvak uit',
  lead: 'Brieven die nog niet weg zijn, of waarvan iets niet goed ging, en wat u kunt doen.',
  leadAll: 'Brieven die nog niet weg zijn, of waarvan iets niet goed ging. Elk bureau ziet van wie.',
  noWave: 'Er is nog geen meting. De coördinator maakt die.',
  empty: 'Er wacht niets en er ging niets mis.',
  promise: 'Wij versturen elke brief één keer; bij twijfel vragen wij u.',
  done: {
    again: (n: number, letters: string) =>
      n === 1 ? '1 brief staat klaar en gaat zo weg.' : `${letters} brieven staan klaar en gaan zo weg.`,
    left: (n: number, letters: string) =>
      n === 1 ? '1 brief blijft zoals hij is.' : `${letters} brieven blijven zoals zij zijn.`,
  } satisfies Record<OutboxAction, (n: number, letters: string) => string>,
  noServer:
    'Er is geen mailserver ingesteld (SMTP_URL). Brieven gaan niet weg: zij worden hier bewaard, en als bestand in de map mail.',
  stopped: 'Het verzenden ligt stil: wat klaarstaat gaat pas als het weer aan is.',
  toPlan: 'Naar de planning',
  waitingTitle: 'Staat klaar',
  waits: {
    now: 'gaat nu',
    again: 'werd even niet aangenomen; wij proberen het vanzelf opnieuw',
    host: 'wacht een dag: de mailserver van de ontvangers weigert nu alles',
    hours: 'wacht op de uren van de planning',
  } satisfies Record<WaitReason, string>,
  waitingText: 'Hier hoeft u niets te doen.',
  unknownTitle: 'Onzeker of hij ging',
  unknownText:
    'De verbinding brak af terwijl de brief ging. Vraag zo mogelijk of hij aankwam. Stuurt u hem nog eens, dan komt hij misschien twee keer. Laat u het zo, dan telt hij als verstuurd.',
  unknownAfter: 'De verbinding brak af terwijl de brief ging. De meting is gesloten: hij gaat niet nog eens.',
  failedTitle: 'Niet verstuurd',
  failedText:
    'De brief werd geweigerd, niet om het adres. Is het verholpen, stuur hem dan nog eens. Laat u een uitnodiging zo, dan krijgt die persoon niets meer.',
  failedAfter: 'De brief werd geweigerd, niet om het adres. De meting is gesloten: hij gaat niet nog eens.',
  undeliverableTitle: 'Adres klopt niet',
  undeliverableText: (n: number, people: string) =>
    n === 1
      ? 'Van 1 persoon bestaat het adres niet. Verbeter het, dan gaat de brief alsnog.'
      : `Van ${people} mensen bestaat het adres niet. Verbeter het, dan krijgen zij de brief alsnog.`,
  undeliverable: 'Verbeter de adressen',
  causes: {
    address: 'het adres bestaat niet',
    mailbox: 'het postvak neemt nu niets aan, het is misschien vol',
    host: 'de mailserver van de ontvanger weigerde hem',
  } satisfies Record<Cause, string>,
  noCause: 'de mailserver nam hem niet aan',
  choose: 'Welke brieven?',
  of: (step: string, day: string) => `${step}, ${day}`,
  see: 'Bekijk, of verbeter het adres',
  again: 'Stuur de aangekruiste nog eens',
  leave: 'Laat de aangekruiste zo',
  noneChosen: 'Kruis eerst aan welke brieven u bedoelt.',
  gone: 'Deze brieven zijn intussen anders: er is niets gedaan. Kijk hieronder opnieuw.',
  problemTitle: 'Er is niets gedaan',
  firstOf: (shown: string, all: string) => `U ziet de eerste ${shown} van ${all}.`,
  keptTitle: 'Bewaarde brieven',
  keptText: 'De laatste brieven aan wie nog stil is. Klik om er een te lezen zoals hij zou aankomen.',
  bureau: 'Bureau',
  columns: { waiting: 'Staat klaar', failed: 'Niet verstuurd', unknown: 'Onzeker', undeliverable: 'Adres klopt niet' },
  together: 'Samen',
};

const en: typeof nl = {
  title: 'Outbox',
  lead: 'Letters that have not gone yet, or of which something went wrong, and what you can do.',
  leadAll: 'Letters that have not gone yet, or of which something went wrong. Each bureau sees of whom.',
  noWave: 'There is no wave yet. The coordinator makes it.',
  empty: 'Nothing waits and nothing went wrong.',
  promise: 'We send every letter once; when in doubt we ask you.',
  done: {
    again: (n, letters) =>
      n === 1 ? '1 letter is ready and will go in a moment.' : `${letters} letters are ready and will go in a moment.`,
    left: (n, letters) => (n === 1 ? '1 letter stays as it is.' : `${letters} letters stay as they are.`),
  },
  noServer: 'No mail server is set (SMTP_URL). Letters do not go: they are kept here, and as files in the folder mail.',
  stopped: 'Sending is stopped: what is ready goes once it is on again.',
  toPlan: 'To the plan',
  waitingTitle: 'Ready',
  waits: {
    now: 'goes now',
    again: 'was not taken for a moment; we try again by ourselves',
    host: 'waits for a day: the mail server of the receivers refuses everything now',
    hours: 'waits for the hours of the plan',
  },
  waitingText: 'You need not do anything here.',
  unknownTitle: 'Uncertain whether it went',
  unknownText:
    'The line broke while the letter went. If you can, ask whether it arrived. If you send it again, it may come twice. If you leave it, it counts as sent.',
  unknownAfter: 'The connection broke while the letter went. The wave is closed: it does not go again.',
  failedTitle: 'Not sent',
  failedText:
    'The letter was refused, not for the address. If that is put right, send it again. If you leave an invitation as it is, that person gets nothing more.',
  failedAfter: 'The letter was refused, not for its address. The wave is closed: it does not go again.',
  undeliverableTitle: 'Wrong address',
  undeliverableText: (n, people) =>
    n === 1
      ? 'Of 1 person the address does not exist. Correct it, and this person still gets the letter.'
      : `Of ${people} people the address does not exist. Correct it, and they still get the letter.`,
  undeliverable: 'Correct the addresses',
  causes: {
    address: 'the address does not exist',
    mailbox: 'the mailbox takes nothing now, it may be full',
    host: 'the mail server of the receiver refused it',
  },
  noCause: 'the mail server did not take it',
  choose: 'Which letters?',
  of: (step, day) => `${step}, ${day}`,
  see: 'Look, or correct the address',
  again: 'Send those ticked again',
  leave: 'Leave those ticked as they are',
  noneChosen: 'First tick which letters you mean.',
  gone: 'These letters are different meanwhile: nothing was done. Look again below.',
  problemTitle: 'Nothing was done',
  firstOf: (shown, all) => `These are the first ${shown} of ${all}.`,
  keptTitle: 'Kept letters',
  keptText: 'The last letters to who is still silent. Follow one to read it as it would arrive.',
  bureau: 'Bureau',
  columns: { waiting: 'Ready', failed: 'Not sent', unknown: 'Uncertain', undeliverable: 'Wrong address' },
  together: 'Together',
};

export type OutboxTexts = typeof nl;

/** The texts of the outbox, in either language. */
export const outboxTexts: Record<Language, OutboxTexts> = { nl, en };
