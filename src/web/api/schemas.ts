import { z } from 'zod';

/** Building stones of what the API takes and gives, each with its unit. */
export const count = z.int().min(0);
export const proportion = z.number().min(0).max(1);
export const percentage = z.number().min(0).max(100);

export const synthetic = z
  .boolean()
  .meta({ description: 'Whether the answers were made up, to try the product with.' });

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
