import { z } from 'zod';

/** Fields that answers of the API have in common, and what its routes take. */
export const synthetic = z
  .boolean()
  .meta({ description: 'Whether the answers were made up, to try the product with.' });

export const snapshot = z.string().nullable().meta({
  description:
    'When these figures were published; null for the coordinator, who sees them as they are, and before the first time.',
});

export const suppressed = z.boolean().meta({ description: 'Kept back, since it would tell of one person.' });

export const WaveParams = z.object({
  wave: z.string().meta({ description: 'The name of a wave.', examples: ['2026'] }),
});

export const GroupParams = WaveParams.extend({
  group: z.string().meta({ description: 'The name of a group: ex-client or employer.', examples: ['ex-client'] }),
});

export const BureauQuery = z.strictObject({
  bureau: z
    .string()
    .optional()
    .meta({
      description: 'The name of a bureau: its figures alone. Without it, those of all bureaus together.',
      examples: ['blcc'],
    }),
});
