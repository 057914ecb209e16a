import { join } from 'node:path';
import { z } from 'zod';
import { problems } from './problem.js';

const port = z.coerce.number().int().min(0).max(65_535);
const flag = z.enum(['on', 'off', 'true', 'false', '1', '0']).transform((word) => ['on', 'true', '1'].includes(word));

/** Every environment variable the product reads. */
export const Environment = z.object({
  NODE_ENV: z.string().default('development'),
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, 'must begin with sqlite: or postgres://')
    .optional(),
  DATA_DIR: z.string().min(1).default('data'),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).default('onderzoek@golfslag.example'),
  SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  RATE_LIMIT: z.coerce.number().int().min(0).default(1200),
  TRUST_PROXY: flag.default(false),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export interface Config {
  readonly production: boolean;
  readonly port: number;
  readonly host: string;
  /** Where respondents reach the product, without a slash at the end. */
  readonly baseUrl: string;
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly secret: string | undefined;
  /** Requests a minute for one address; 0 is no limit. */
  readonly rateLimit: number;
  readonly trustProxy: boolean;
  readonly logLevel: z.infer<typeof Environment>['LOG_LEVEL'];
}

/** Reads the environment. Refuses a wrong value with a sentence that names the variable; empty counts as unset. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    throw problems.environment(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
  }
  const env = parsed.data;
  const production = env.NODE_ENV === 'production';
  if (production && env.SECRET === undefined) {
    throw problems.environment(['SECRET: must be set when NODE_ENV=production (32 characters or more)']);
  }
  return Object.freeze({
    production,
    port: env.PORT,
    host: env.HOST,
    baseUrl: (env.BASE_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ''),
    databaseUrl: env.DATABASE_URL ?? `sqlite:${join(env.DATA_DIR, 'golfslag.sqlite')}`,
    dataDir: env.DATA_DIR,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    secret: env.SECRET,
    rateLimit: env.RATE_LIMIT,
    trustProxy: env.TRUST_PROXY,
    logLevel: env.LOG_LEVEL,
  });
}
