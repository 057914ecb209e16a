import type { SendMailOptions } from 'nodemailer';
import type { Cause } from './refusal.js';

/** The answer of a mail server that did not accept a letter. */
export interface SmtpAnswer {
  /** The reply code (RFC 5321, 4.2): 550. */
  readonly code: number;
  /** The enhanced status (RFC 3463), where it gave one: 5.1.1. */
  readonly status: string | undefined;
}

/** The outcome of sending a letter. */
export type TransmitOutcome =
  | { readonly kind: 'accepted' }
  /** `cause`: undefined when the refusal was not an answer to the recipient's address. */
  | (NotTaken<'refused'> & { readonly cause: Cause | undefined })
  /** Not sent; trying later may help. */
  | NotTaken<'deferred'>
  /**
   * The connection broke when the mail server may have had the letter: it may or may not go out.
   */
  | NotTaken<'unknown'>;

interface NotTaken<K> {
  readonly kind: K;
  /** The reason for people: the mail server's code, and nothing of the letter. */
  readonly reason: string;
  readonly answer?: SmtpAnswer | undefined;
}

/** Sends a letter to the mail server; never throws. */
export type Transmit = (letter: SendMailOptions) => Promise<TransmitOutcome>;

export interface Mail {
  readonly transmit: Transmit;
  close(): void;
}
