import type { Migration } from 'kysely';
import { firstTables } from './0001-first-tables.js';
import { sending } from './0002-sending.js';
import { results } from './0003-results.js';
import { columns } from './0004-columns.js';
import { plannedEnd } from './0005-planned-end.js';
import { lettersByGroup } from './0006-letters-by-group.js';
import { readers } from './0007-readers.js';
import { refusals } from './0008-refusals.js';
import { stripes } from './0009-stripes.js';
import { responseIndex } from './0010-response-index.js';
import { erased } from './0011-erased.js';
import { withdrawal } from './0012-withdrawal.js';
import { studyLoaded } from './0013-study-loaded.js';
import { asked } from './0014-asked.js';
import { snapshots } from './0015-snapshots.js';
import { mailedToAccounts } from './0016-mailed-to-accounts.js';
import { askedOnce } from './0018-asked-once.js';
import { letterTexts } from './0019-letter-texts.js';
import { heldLists } from './0022-held-lists.js';
import { plannedDays } from './0023-planned-days.js';
import { eventOrder } from './0024-event-order.js';
import { samplingFrame } from './0025-sampling-frame.js';
import { expectations } from './0026-expectations.js';
import { passkeys } from './0027-passkeys.js';
import { firstSignIn } from './0028-first-sign-in.js';

/** Returns every migration, in order. A migration that has been released never changes. */
export function migrations(kind: 'sqlite' | 'postgres'): Record<string, Migration> {
  return {
    '0001-first-tables': firstTables(kind),
    '0002-sending': sending(kind),
    '0003-results': results(),
    '0004-columns': columns(),
    '0005-planned-end': plannedEnd(),
    '0006-letters-by-group': lettersByGroup(),
    '0007-readers': readers(kind),
    '0008-refusals': refusals(kind),
    '0009-stripes': stripes(kind),
    '0010-response-index': responseIndex(),
    '0011-erased': erased(kind),
    '0012-withdrawal': withdrawal(kind),
    '0013-study-loaded': studyLoaded(),
    '0014-asked': asked(),
    '0015-snapshots': snapshots(),
    '0016-mailed-to-accounts': mailedToAccounts(kind),
    '0018-asked-once': askedOnce(kind),
    '0019-letter-texts': letterTexts(kind),
    '0022-held-lists': heldLists(kind),
    '0023-planned-days': plannedDays(kind),
    '0024-event-order': eventOrder(),
    '0025-sampling-frame': samplingFrame(kind),
    '0026-expectations': expectations(kind),
    '0027-passkeys': passkeys(kind),
    '0028-first-sign-in': firstSignIn(),
  };
}
