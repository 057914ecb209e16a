import type { Ctx } from '../context.js';
import type { Transmit } from '../mail/outcome.js';
import { writeMailing } from './letters.js';
import { claimReader, countReaders, listWaitingReaders, releaseReader } from './readers.js';

/** How a mailing of the report went. */
export interface ReportMailing {
  readonly sent: number;
  /** The mail server says that the address does not exist. */
  readonly failed: number;
  /** The line broke when the mail server may have had the letter: they are not mailed again. */
  readonly unknown: number;
  /** On the list and not mailed: the mail server did not take the letter now. */
  readonly waiting: number;
}

/**
 * Mails where the report is to each reader who did not get it yet. A reader is claimed before the
 * letter goes, so that a mailing that broke off, or two at once, send nobody two.
 */
export async function mailReaders(
  ctx: Ctx,
  link: string,
  transmit: Transmit,
  progress: (line: string) => void,
): Promise<ReportMailing> {
  const counts = { sent: 0, failed: 0, unknown: 0 };
  const readers = await listWaitingReaders(ctx);
  for (const [i, reader] of readers.entries()) {
    progress(`${i + 1} of ${readers.length}`);
    const letter = await writeMailing(ctx, reader, link);
    if (!(await claimReader(ctx, reader))) continue;
    const outcome = await transmit(letter);
    if (outcome.kind === 'accepted') counts.sent++;
    else if (outcome.kind === 'unknown') counts.unknown++;
    else if (outcome.kind === 'refused' && outcome.cause === 'address') counts.failed++;
    else await releaseReader(ctx, reader);
  }
  return { ...counts, waiting: (await countReaders(ctx)).waiting };
}
