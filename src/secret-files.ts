import { readFileSync } from 'node:fs';
import { problems } from './problem.js';

type Variables = Readonly<Record<string, string | undefined>>;

/** What is secret or may hold a password: `NAME_FILE` names a file that holds it instead. */
export const secretVariables = ['SECRET', 'DATABASE_URL', 'SMTP_URL', 'BOUNCE_SECRET'];

/**
 * Returns the variables, with the secrets that stand in files. Throws for a file that cannot be
 * read or is empty, and for a secret that is given both ways.
 */
export function readSecretFiles(given: Variables): Variables {
  const inFiles = secretVariables.filter((name) => given[`${name}_FILE`] !== undefined);
  return { ...given, ...Object.fromEntries(inFiles.map((name) => [name, readSecret(name, given)])) };
}

function readSecret(name: string, given: Variables): string {
  if (given[name] !== undefined) throw wrong(`${name} and ${name}_FILE are both set: leave one of them out`);
  const file = given[`${name}_FILE`] ?? '';
  let secret: string;
  try {
    secret = readFileSync(file, 'utf8').trim();
  } catch {
    throw wrong(`${name}_FILE names ${file}, which cannot be read`);
  }
  if (!secret) throw wrong(`${name}_FILE names ${file}, which is empty`);
  return secret;
}

function wrong(sentence: string) {
  return problems.environment([sentence]);
}
