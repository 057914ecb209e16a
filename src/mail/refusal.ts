import { z } from 'zod';
import { toUnicodeForm } from '../language/unicode-form.js';
import {
  type Cause,
  decisiveStatuses,
  decisiveWords,
  specificStatuses,
  vagueStatuses,
  vagueWords,
  type StatusRule,
  type WordRule,
} from './refusal-rules.js';

export { Cause } from './refusal-rules.js';

/** How a letter came back: `hard` when its address is wrong, `soft` for any other reason. */
export const Returned = z.enum(['hard', 'soft']);
export type Returned = z.infer<typeof Returned>;

/** Returns how a letter came back that was refused for this cause. */
export function returnedFor(cause: Cause): Returned {
  return cause === 'address' ? 'hard' : 'soft';
}

/**
 * Returns the cause in a report (RFC 3464). The mail server's own answer in the diagnostic goes
 * before the status, which the reporting server may have made up.
 */
export function judgeStatus(status: string, diagnostic = ''): Cause {
  const answer = diagnostic.slice(0, longest).replace(/^\s*[\w-]+\s*;/, '');
  const code = /(?<![\d.:#])[45]\d\d(?=[- ]|$)/.exec(answer)?.[0];
  return judge({ answer, permanent: code === undefined ? undefined : code.startsWith('5'), reported: status });
}

/** Returns the cause in an answer to RCPT TO. */
export function judgeAnswer(code: number, response: string): Cause {
  return judge({ answer: response.slice(0, longest), permanent: code >= 500, reported: undefined });
}

/** The longest answer that is read, in characters. */
const longest = 2000;

interface Refusal {
  readonly answer: string;
  /** Whether the answer's code is 5xx, not 4xx; undefined without a code. */
  readonly permanent: boolean | undefined;
  /** The status that the reporting server gave. */
  readonly reported: string | undefined;
}

/**
 * The order: the server's own status where it is specific, words that speak of somebody, its other
 * statuses, vague words, the reported status. Where none of them speaks of the recipient, the host
 * is the cause.
 */
function judge({ answer, permanent, reported }: Refusal): Cause {
  const own = ownStatus(answer, permanent);
  const words = plainWords(answer);
  const cause =
    causeByStatus(specificStatuses, own) ??
    causeByWords(decisiveWords, words, own ?? reported) ??
    causeByStatus(decisiveStatuses, own) ??
    causeByWords(vagueWords, words, own ?? reported) ??
    causeByStatus(vagueStatuses, own) ??
    causeByStatus(decisiveStatuses, reported) ??
    causeByStatus(vagueStatuses, reported) ??
    'host';
  const passing = permanent === false || (own ?? '').startsWith('4');
  return passing && cause === 'address' ? 'host' : cause;
}

/** The enhanced status in an answer: the first that says more than "other". */
function ownStatus(answer: string, permanent: boolean | undefined): string | undefined {
  const statuses = [...answer.matchAll(/(?<![\d.])([45])\.\d{1,3}\.\d{1,3}(?!\.?\d)/g)]
    .filter(([, kind], i) => i === 0 || permanent === undefined || (kind === '5') === permanent)
    .map(([status]) => status);
  return statuses.find((status) => !/^.\.(?:0\.|[13]\.0$)/.test(status)) ?? statuses[0];
}

function causeByWords(rules: readonly WordRule[], text: string, given: string | undefined): Cause | undefined {
  return rules.find(({ words, status }) => (status?.test(given ?? '') ?? true) && words.test(text))?.cause;
}

function causeByStatus(rules: readonly StatusRule[], given: string | undefined): Cause | undefined {
  return given === undefined ? undefined : rules.find(({ status }) => status.test(given))?.cause;
}

/** Names of block lists, which may be all that an answer says. */
const blockLists = /spamhaus|spamcop|sorbs|barracudacentral|dnsbl|rbl|uribl|surbl|abuse|cloudmark|uceprotect|\.bl\./i;

/**
 * An answer as its words are compared: small letters without accents, one line, addresses as `@`,
 * and without what may hold any word: codes, statuses, names of servers, the paths of links, and
 * warnings of what more attempts would lead to.
 */
function plainWords(answer: string): string {
  const words = answer
    .replace(/\bhttps?:\/\/([\w.-]+)\S*/gi, '$1')
    .replace(/\b(?:repeated|further|continued) attempts\b[^.;]*/gi, ' ')
    .replace(/[<[(]?[\w.!#$%&'*+/=?^{|}~-]+@[\w.-]+[>\])]?|<>/g, ' @ ')
    .replace(/\b(?:[a-z0-9-]+\.){2,}[a-z]{2,}\b/g, (name) => (blockLists.test(name) ? name : ' '))
    .replace(/(^|\s)[45]\d\d[- ](?:#?[45]\.\d{1,3}\.\d{1,3}(?=\s|$))?/g, '$1')
    .replace(/([a-z])([A-Z][a-z])/g, '$1 $2');
  return toUnicodeForm(words, 'NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’`]/g, "'")
    .replace(/(?<=[a-z])[-_](?=[a-z])/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
