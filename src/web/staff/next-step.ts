import { statusOf } from '../../study/waves.js';
import { at } from './addresses.js';
import type { StaffScope } from './scope.js';
import type { NextStep } from './home-texts.js';
import type { PersonState } from '../../fieldwork/person-state.js';

/** What is to be done next, and on which page. */
export interface ToDo {
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
}

/** Returns the first thing to do: what holds up everything after it goes first. */
export function nextStep({ scope, counts, doubtful }: Situation): ToDo {
  const { wave, viewer } = scope;
  const may = viewer.rights;
  if (!wave) return { step: may.has('waves.write') ? 'wave' : 'noWave', address: '' };
  const status = statusOf(wave);
  if (status === 'closed') return { step: 'over', address: '' };
  if (Object.values(counts).every((n) => n === 0)) {
    return may.has('invitees.write')
      ? { step: 'upload', address: at.upload }
      : { step: 'noPeople', address: at.letters };
  }
  if (status !== 'open') {
    return { step: may.has('waves.write') ? 'open' : 'letters', address: at.letters };
  }
  if (wave.stoppedAt !== null) return { step: 'stopped', address: '' };
  if (doubtful) return { step: 'doubtful', address: '' };
  const planned = wave.planFrom !== null;
  if (counts['not-sent'] && !planned) return { step: 'invite', address: at.letters };
  if (counts.undeliverable && may.has('invitees.write')) {
    return { step: 'undeliverable', address: at.people, query: { state: 'undeliverable' } };
  }
  if (!counts.sent && !counts['not-sent']) return { step: 'done', address: '' };
  return planned ? { step: 'nothing', address: '' } : { step: 'remind', address: at.letters };
}
