import type { Config } from '../../config.js';
import type { Ctx } from '../../context.js';

/** What doctor looks at. */
export interface DoctorCheck {
  readonly name: string;
  /** Returns what was found; throws where it is not right, with how to fix it. */
  readonly look: (ctx: Ctx) => Promise<string>;
  /** How to fix whatever it throws. */
  readonly howToFix?: string;
}

/**
 * Returns a sentence about what a real study must not lack, and throws it in production: there it
 * is not right, elsewhere it is only said.
 */
export function wrongInProduction({ production }: Pick<Config, 'production'>, sentence: string): string {
  if (production) throw new Error(sentence);
  return sentence;
}
