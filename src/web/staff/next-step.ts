import { statusOf } from '../../study/waves.js';
import { unreleasedOf, type BureauSending } from '../../fieldwork/bureau-sending.js';
import type { Mailing } from '../../fieldwork/campaign.js';
import { placeOf } from '../../study/definition.js';
import { at } from './addresses.js';
import type { StaffScope } from './scope.js';
import type { NextStep } from './home-texts.js';
import type { PersonState } from '../../fieldwork/person-state.js';
import { findSender } from './owner.js';

/** What is to be done next, and on which page. */
interface ToDo {
  readonly step: NextStep;
  /** Empty where there is nothing to do. */
  readonly address: string;
  readonly query?: Readonly<Record<string, string>>;
}

interface Situation {
  readonly scope: StaffScope;
  /** How many people are in each state. */
  readonly counts: Readonly<Record<PersonState, number>>;
  /** How many letters to people still silent failed, or may have. */
  readonly doubtful: number;
  readonly mailings: readonly Mailing[];
  /** Whether a bureau that sends has still to count who belongs to its groups. */
  readonly frameMissing: boolean;
  /** What bureaus said of their letters. */
  readonly said: readonly BureauSending[];
}

/** Returns the first thing to do: what holds up everything after it goes first. */
export function nextStep({ scope, counts, doubtful, mailings, frameMissing, said }: Situation): ToDo {
  const { wave, viewer, study } = scope;
  const may = viewer.rights;
  if (!wave) return may.has('waves.write') ? { step: 'wave', address: at.nextWave } : { step: 'noWave', address: '' };
  const status = statusOf(wave);
  if (status === 'closed') {
    return may.has('waves.write') ? { step: 'prepare', address: at.nextWave } : { step: 'over', address: '' };
  }
  if (Object.values(counts).every((n) => n === 0)) {
    return may.has('invitees.write')
      ? { step: 'upload', address: at.upload }
      : { step: 'noPeople', address: at.letters };
  }
  if (status !== 'open') {
    return may.has('waves.write') ? { step: 'open', address: at.opening } : { step: 'letters', address: at.letters };
  }
  const sender = findSender(scope);
  const own = said.find(({ bureau }) => bureau === sender?.bureau);
  if (wave.stoppedAt !== null) {
    return may.has('plan.write') ? { step: 'stopped', address: at.plan } : { step: 'stoppedAll', address: '' };
  }
  if (own && own.stoppedAt !== null) return { step: 'stoppedOwn', address: at.plan };
  if (doubtful) return { step: sender ? 'doubtful' : 'doubtfulAll', address: at.outbox };
  const planned = wave.planFrom !== null;
  if (frameMissing && !mailings.length) return { step: 'frame', address: at.frame };
  const left = counts.sent + counts['not-sent'] > 0;
  if (!planned && counts['not-sent']) {
    return sender ? { step: 'invite', address: at.send('invitation') } : { step: 'plan', address: at.plan };
  }
  if (planned && left && sender && own?.releasedAt == null) return { step: 'release', address: at.plan };
  if (planned && left && !sender && unreleasedOf(study.definition.bureaus, said).length) {
    return { step: 'unreleased', address: at.plan };
  }
  if (counts.undeliverable && may.has('invitees.write')) {
    return { step: 'undeliverable', address: at.people, query: { state: 'undeliverable' } };
  }
  if (!left) return { step: 'done', address: '' };
  const last = Math.max(...mailings.map(({ step }) => placeOf(step)));
  const reminder = study.definition.mail.steps.find(
    ({ step }) => placeOf(step) > Math.max(last, placeOf('invitation')),
  );
  if (!reminder && counts.sent) {
    return sender ? { step: 'call', address: at.silent } : { step: 'callAll', address: '' };
  }
  if (planned) return { step: 'nothing', address: '' };
  return sender && reminder ? { step: 'remind', address: at.send(reminder.step) } : { step: 'plan', address: at.plan };
}
