import { listTokens } from '../../access/tokens.js';
import type { Ctx } from '../../context.js';
import { wrongInProduction } from './check.js';

/** How long before its end a token is told of, in milliseconds. */
const soon = 30 * 86_400_000;

/** Returns when API tokens end. In production it throws for one that ends within 30 days. */
export async function checkTokens(ctx: Ctx): Promise<string> {
  const tokens = await listTokens(ctx);
  const ending = tokens.filter(({ expires }) => Date.parse(expires) - ctx.now().getTime() < soon);
  if (!ending.length) return tokens.length ? 'None ends within 30 days.' : 'There are none.';
  const named = ending.map(({ id, name, bureau, role, expires }) => {
    const whose = [bureau ?? role, ...(name === null ? [] : [name])].join(', ');
    return `${id} (${whose}) on ${expires.slice(0, 10)}`;
  });
  return wrongInProduction(
    ctx.config,
    `Ends, or ended: ${named.join('; ')}. Make another with \`golfslag token add\`, then revoke this one.`,
  );
}
