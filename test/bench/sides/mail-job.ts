import { z } from 'zod';
import type { Transmit } from '../../../src/mail/outcome.js';

/** What a program that sends letters is told. */
export const job = z
  .object({ smtpUrl: z.string(), databaseUrl: z.string(), folder: z.string(), before: z.number(), timed: z.number() })
  .parse(JSON.parse(process.argv[2] ?? ''));

/** Hands letters on, and knows how many a second were, from the first one that is timed on. */
export function timing(transmit: Transmit): { transmit: Transmit; rate(): number } {
  let handed = 0;
  let start = 0;
  return {
    transmit(letter) {
      if (handed++ === job.before) start = performance.now();
      return transmit(letter);
    },
    rate: () => (1000 * job.timed) / (performance.now() - start),
  };
}
