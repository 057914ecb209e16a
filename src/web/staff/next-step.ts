import { unreleasedOf, type BureauSending } from '../../fieldwork/bureau-sending.js';
import type { Campaign } from '../../fieldwork/campaign.js';
import type { StateCounts } from '../../fieldwork/person-state.js';
import { statusOf, type Wave } from '../../study/waves.js';
import { at } from './addresses.js';
import type { NextStep } from './home-texts.js';
import { findSender } from './owner.js';
import type { StaffScope } from './scope.js';

/** What is to be done next, and on which page. */
export interface ToDo {
  readonly step: NextStep;
  /** Empty where there is nothing to do. */
  readonly address: string;
  readonly query?: Readonly<Record<string, string>>;
  /** The date from which it can be done, where that is later than today. */
  readonly from?: string;
}

/** How a wave stands, of which the first page and that of the wave say what is next. */
export interface Situation {
  readonly scope: StaffScope;
  readonly counts: StateCounts;
  readonly campaign: Campaign;
  /** Whether a bureau that sends has still to count who belongs to its groups. */
  readonly frameMissing: boolean;
  /** Which bureaus released their letters, or stopped them. */
  readonly sending: readonly BureauSending[];
  readonly isPublished: boolean;
  /** The date in the Netherlands. */
  readonly today: string;
}

type OpenSituation = Situation & { readonly wave: Wave };

/** Returns the first thing to do: what holds up everything after it goes first. */
export function nextStep(situation: Situation): ToDo {
  const { wave, viewer } = situation.scope;
  const mayWave = viewer.rights.has('waves.write');
  if (!wave) return mayWave ? { step: 'wave', address: at.nextWave } : nothing('noWave');
  const status = statusOf(wave);
  if (status === 'closed') return afterClosing(situation, wave);
  if (status === 'open') return inOpenWave({ ...situation, wave });
  if (isEmpty(situation)) return beginList(situation) ?? { step: 'noPeople', address: at.letters };
  return mayWave ? { step: 'open', address: at.opening } : { step: 'letters', address: at.letters };
}

/** What was found is published first: only then do the partners see it. */
function afterClosing({ scope, isPublished }: Situation, wave: Wave): ToDo {
  const { rights } = scope.viewer;
  if (!isPublished && rights.has('snapshots.write')) return { step: 'publish', address: at.publishing(wave.slug) };
  return rights.has('waves.write') ? { step: 'prepare', address: at.nextWave } : nothing('over');
}

function nothing(step: NextStep): ToDo {
  return { step, address: '' };
}

function isEmpty({ counts }: Situation): boolean {
  return Object.values(counts).every((n) => n === 0);
}

function beginList({ scope }: Situation): ToDo | undefined {
  return scope.viewer.rights.has('invitees.write') ? { step: 'upload', address: at.upload } : undefined;
}

function inOpenWave(situation: OpenSituation): ToDo {
  const { wave, scope, today, counts, campaign } = situation;
  const may = scope.viewer.rights;
  if (wave.until !== null && wave.until < today) {
    return may.has('waves.write') ? { step: 'end', address: at.wave } : nothing('ended');
  }
  if (isEmpty(situation)) {
    return (
      beginList(situation) ?? (wave.planFrom === null ? chooseDays : { step: 'awaitPeople', address: at.accounts })
    );
  }
  const held = findHeld(situation);
  if (held) return held;
  const goes = wave.planFrom === null ? byHand(situation) : byPlan(situation);
  if (goes.before) return goes.before;
  if (counts.undeliverable && may.has('invitees.write')) {
    return { step: 'undeliverable', address: at.people, query: { state: 'undeliverable' } };
  }
  if (counts.sent + counts['not-sent'] === 0) return nothing('done');
  if (goes.after) return goes.after;
  if (campaign.waiting) return { step: 'sending', address: at.outbox };
  return findSender(scope) ? { step: 'call', address: at.silent } : nothing('callAll');
}

const chooseDays: ToDo = { step: 'plan', address: at.plan };

/** What has to be put right before letters go on. */
function findHeld({ wave, scope, sending, campaign, frameMissing }: OpenSituation): ToDo | undefined {
  const sender = findSender(scope);
  if (wave.stoppedAt !== null) {
    return scope.viewer.rights.has('plan.write') ? { step: 'stopped', address: at.plan } : nothing('stoppedAll');
  }
  const own = sending.find(({ bureau }) => bureau === sender?.bureau);
  if (own && own.stoppedAt !== null) return { step: 'stoppedOwn', address: at.plan };
  if (campaign.doubtful) return { step: sender ? 'doubtful' : 'doubtfulAll', address: at.outbox };
  const begun = campaign.mailings.length > 0 || campaign.waiting > 0;
  return frameMissing && !begun ? { step: 'frame', address: at.frame } : undefined;
}

/** What is done before wrong addresses are mended, and what only after. */
interface Around {
  readonly before?: ToDo | undefined;
  readonly after?: ToDo | undefined;
}

/** Where letters go when staff send them. */
function byHand({ scope, campaign: { next, waiting }, today }: OpenSituation): Around {
  if (!findSender(scope)) return next.length || waiting ? { before: chooseDays } : {};
  if (next.some(({ step }) => step === 'invitation')) {
    return { before: { step: 'invite', address: at.send('invitation') } };
  }
  const [first] = next;
  if (!first || waiting) return {};
  return first.day > today
    ? { after: { step: 'rest', address: at.silent, from: first.day } }
    : { after: { step: 'remind', address: at.send(first.step) } };
}

/** Where letters go by themselves once their bureau has released them. */
function byPlan({ scope, campaign: { next }, sending }: OpenSituation): Around {
  if (!next.length) return {};
  const sender = findSender(scope);
  const unreleased = unreleasedOf(scope.study.definition.bureaus, sending);
  if (sender && unreleased.some(({ slug }) => slug === sender.bureau)) {
    return { before: { step: 'release', address: at.plan } };
  }
  if (!sender && unreleased.length) return { before: { step: 'unreleased', address: at.plan } };
  const uninvited = next.some(({ step }) => step === 'announcement' || step === 'invitation');
  return { after: uninvited ? { step: 'invites', address: at.plan } : nothing('reminds') };
}
