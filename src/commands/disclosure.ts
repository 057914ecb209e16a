import { operator } from '../access/rights.js';
import { auditPublished } from '../publication/audit-published.js';
import { viewFieldworkWave } from '../publication/view.js';
import { defineCommand } from './command.js';
import { wave } from './parameter.js';

export const disclosureAudit = defineCommand({
  name: 'disclosure audit',
  summary: 'Tells what each viewer could still derive of too few people, from all that it can see.',
  args: {},
  options: { wave },
  example: '--wave 2026',
  run: async (context, { options }) => {
    const ctx = await context.open();
    const view = await viewFieldworkWave(ctx, operator, options.wave);
    const viewers = await auditPublished(ctx, view, context.progress);
    const lines = viewers.map(
      ({ viewer, hidden, derivable }) => `${viewer}: ${hidden} numbers hidden, ${derivable.length} derivable`,
    );
    return { result: { viewers, remains }, text: [...lines, remains].join('\n') };
  },
});

/** What no rule can prevent: it is written into the agreement of the bureaus. */
const remains =
  'All bureaus but one together see that one: pooled figures minus their own. Their agreement forbids it; nothing else can.';
