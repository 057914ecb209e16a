import { join } from 'node:path';
import { z } from 'zod';
import { plainly, sentenceOf, wholeNumber } from './plain-errors.js';
import { problems } from './problem.js';
import { readSecretFiles } from './secret-files.js';

/** The number of a port; 0 is any that is free. */
export const port = wholeNumber(0, 65_535);

/**
 * The address in `onderzoek@bureau.nl` or `Onderzoek <onderzoek@bureau.nl>`; the name comes from
 * study.yaml.
 */
const address = z
  .string()
  .transform((written) => /<([^<>]*)>\s*$/.exec(written)?.[1] ?? written.trim())
  .pipe(z.email('must be an e-mail address'));
const flag = z.enum(['on', 'off', 'true', 'false', '1', '0']).transform((word) => ['on', 'true', '1'].includes(word));

/** Every environment variable the product reads, with what it is. */
export const Environment = z.object({
  PORT: port.default(3000).describe('where the server listens'),
  HOST: z.string().min(1).default('127.0.0.1').describe('the address it listens on; 0.0.0.0 is every one'),
  BASE_URL: z
    .string()
    .regex(/^https?:\/\/[^/?#@\s]+\/*$/, 'must be an address without a path, such as https://onderzoek.bureau.nl')
    .refine(URL.canParse, 'must be an address without a path, such as https://onderzoek.bureau.nl')
    .optional()
    .describe('how respondents reach it, in every mail (default: http://localhost:PORT)'),
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, 'must begin with sqlite: or postgres://')
    .optional()
    .describe('sqlite:FILE or postgres://USER:PASSWORD@HOST/NAME (default: sqlite:DATA_DIR/golfslag.sqlite)'),
  DATA_DIR: z.string().min(1).default('data').describe('the folder of the database, the secret and written letters'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must be the address of a mail server, such as smtp://user:password@host:587' })
    .optional()
    .describe('the mail server, such as smtp://USER:PASSWORD@HOST:587; without one letters are files in DATA_DIR/mail'),
  MAIL_FROM: address.default('onderzoek@golfslag.example').describe('the address that letters come from'),
  /** The address for returned mail: the mailbox must accept `name+suffix@` as `name@`. */
  BOUNCE_ADDRESS: address
    .optional()
    .describe('the address that undeliverable letters come back to (default: MAIL_FROM)'),
  /** The secret that a mail provider sends to POST /bounces; without one there is no such route. */
  BOUNCE_SECRET: z
    .string()
    .regex(/^[!-~]{16,}$/, 'must have at least 16 characters, without blanks or accents')
    .optional()
    .describe('what a mail provider shows that posts returned mail to /bounces'),
  DKIM_KEY: z.string().optional().describe('the file of the private key that signs letters'),
  DKIM_SELECTOR: z
    .string()
    .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i, 'must be letters, digits, hyphens and dots')
    .default('golfslag')
    .describe('the name under which the public half of that key is in the DNS'),
  SECRET: z
    .string()
    .refine((secret) => Buffer.byteLength(secret) >= 32, 'must have at least 32 bytes')
    .optional()
    .describe('what links are made with, 32 bytes or more (default: made, and kept in DATA_DIR/secret)'),
  RATE_LIMIT: wholeNumber(0, 1_000_000_000).default(1200).describe('requests a minute from one address; 0 is no limit'),
  TRUST_PROXY: flag.default(false).describe('on behind a proxy of your own'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('how much is logged'),
  NODE_ENV: z
    .enum(['development', 'production', 'test'])
    .default('development')
    .describe('production makes no sample respondents and opens no wave'),
});

/** The characters left before the @ when a return path takes 42 of the 64 (RFC 5321, 4.5.3.1.1). */
const longestBounceName = 22;

export interface Config {
  readonly production: boolean;
  readonly port: number;
  readonly host: string;
  /** The public address of the product, without a slash at the end. */
  readonly baseUrl: string;
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** The address for returned mail; MAIL_FROM unless it is set. */
  readonly bounceAddress: string;
  readonly bounceSecret: string | undefined;
  /** The file of the private key that signs letters; without one they are not signed. */
  readonly dkimKey: string | undefined;
  readonly dkimSelector: string;
  readonly secret: string | undefined;
  /** Requests a minute from one address; 0 is no limit. */
  readonly rateLimit: number;
  readonly trustProxy: boolean;
  readonly logLevel: z.infer<typeof Environment>['LOG_LEVEL'];
}

/**
 * Returns the configuration read from the environment; empty counts as unset. Throws for a wrong
 * value, with a sentence that names the variable.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = readSecretFiles(Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== '')));
  const parsed = Environment.safeParse(given, { error: plainly });
  if (!parsed.success) throw problems.environment(parsed.error.issues.map((issue) => describeIssue(issue, given)));
  const env = parsed.data;
  const production = env.NODE_ENV === 'production';
  if (production && env.SECRET === undefined) {
    throw problems.environment(['SECRET must be set when NODE_ENV=production (32 bytes or more)']);
  }
  const baseUrl = (env.BASE_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, '');
  if (production && baseUrl.startsWith('http:') && !isLoopback(new URL(baseUrl).hostname)) {
    throw problems.environment([
      'BASE_URL must begin with https:// when NODE_ENV=production: links and answers would travel in the clear',
    ]);
  }
  const bounceAddress = env.BOUNCE_ADDRESS ?? env.MAIL_FROM;
  if (bounceAddress.lastIndexOf('@') > longestBounceName) {
    throw problems.environment([
      `BOUNCE_ADDRESS must have at most ${longestBounceName} characters before the @ (when unset it is MAIL_FROM)`,
    ]);
  }
  return Object.freeze({
    production,
    port: env.PORT,
    host: env.HOST,
    baseUrl,
    databaseUrl: env.DATABASE_URL ?? `sqlite:${join(env.DATA_DIR, 'golfslag.sqlite')}`,
    dataDir: env.DATA_DIR,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    bounceAddress,
    bounceSecret: env.BOUNCE_SECRET,
    dkimKey: env.DKIM_KEY,
    dkimSelector: env.DKIM_SELECTOR,
    secret: env.SECRET,
    rateLimit: env.RATE_LIMIT,
    trustProxy: env.TRUST_PROXY,
    logLevel: env.LOG_LEVEL,
  });
}

/** Returns whether a host, as it stands in a URL, is this machine. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|\[::1\]|127(\.\d{1,3}){3})$/i.test(hostname);
}

/** The variables whose value no sentence repeats: it is a secret, or may hold a password. */
const confidential: readonly unknown[] = ['SECRET', 'BOUNCE_SECRET', 'BASE_URL', 'DATABASE_URL', 'SMTP_URL'];

function describeIssue({ path: [name = ''], message }: z.core.$ZodIssue, given: Readonly<Record<string, unknown>>) {
  return sentenceOf(String(name), message, confidential.includes(name) ? undefined : given[String(name)]);
}
