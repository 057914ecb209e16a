import type { Generated } from 'kysely';

/**
 * The tables, with column types that SQLite and PostgreSQL share: text ids, ISO UTC text times,
 * JSON text, integers. Groups are called grp, since GROUP is a word of SQL.
 */
export interface Tables {
  study: StudyTable;
  letter_text: LetterTextTable;
  bureau_letters: BureauLettersTable;
  questionnaire: QuestionnaireTable;
  wave: WaveTable;
  wave_questionnaire: { wave: string; grp: string; questionnaire: string };
  invitee: InviteeTable;
  /**
   * Invitees whose answers are still awaited. Sending deletes the row: all that is kept is
   * "answered", without order or time.
   */
  awaiting: { invitee: string };
  draft: DraftTable;
  response: ResponseTable;
  /**
   * The counts of a cell's responses, as JSON: the sum of its stripes, in each of which sendings
   * are counted one by one.
   */
  tally: { wave: string; grp: string; bureau: string; stripe: number; counts: string };
  interim: InterimTable;
  outbox: OutboxTable;
  bureau_sending: BureauSendingTable;
  refusing_host: RefusingHostTable;
  /**
   * How many came to the end on a day (date in the Netherlands), the sum of its stripes: all that
   * is kept of when. Its stripes have nothing to do with those of tallies.
   */
  completed_day: { wave: string; grp: string; bureau: string; day: string; stripe: number; completed: number };
  /**
   * Who wants no more letters of a study: a keyed hash of the address, which outlives the address.
   */
  opt_out: { study: string; address: string };
  token: TokenTable;
  account: AccountTable;
  /** A link that signs an account in, once: its hash. */
  sign_in: { hash: string; account: string; expires_at: string; used_at: string | null };
  /**
   * A code that was mailed with a link: hashes of the request, of request and code, and of the
   * link. Who asked with an address that has no account has one too, of a link that is not there.
   */
  sign_in_code: { request: string; code: string; link: string; tries: number; expires_at: string };
  passkey: PasskeyTable;
  /** A challenge that was answered with a passkey: its hash. It is never answered again. */
  used_challenge: { hash: string; expires_at: string };
  /** A signed-in browser: the hash of its cookie's value. */
  session: { hash: string; account: string; begun_at: string; seen_at: string };
  judgement: JudgementTable;
  reader: ReaderTable;
  /**
   * Responses that were erased: a keyed hash of the id, and nothing else. It is in no backup, so
   * that a backup that comes back loses them again.
   */
  erased: { hash: string };
  snapshot: SnapshotTable;
  /** One thing that may be seen in a snapshot, as JSON. Viewer is a bureau; empty for all. */
  snapshot_document: { snapshot: string; viewer: string; name: string; document: string };
  /** An account to which it was mailed that a snapshot is published. */
  announcement: { snapshot: string; account: string };
  event: EventTable;
  exported: ExportedTable;
  /**
   * What goes by the clock, of a closed wave: since when it is announced, and when it was erased.
   */
  retention: { wave: string; kind: string; announced_at: string; done_at: string | null };
  held_list: HeldListTable;
  sampling_frame: SamplingFrameTable;
  /**
   * What a wave promised, and how and when it was to ask, as JSON: a version each time that the
   * study said otherwise while the wave was open.
   */
  protocol: { wave: string; version: number; protocol: string; made_at: string };
  /**
   * What somebody expected of a wave before it opened: the sealed text and its SHA-256. The account
   * is null once its row is gone; one that was removed and had judged a rewording keeps its row.
   * Nothing shows the text before a snapshot of the wave is published.
   */
  expectation: { id: string; wave: string; account: string | null; sealed: string; hash: string };
}

/** How many people belong to a group of a bureau, and how many of them it left out. */
interface SamplingFrameTable {
  wave: string;
  bureau: string;
  grp: string;
  /** Who belonged, as the study said it when this was filled in: JSON. */
  belongs: string;
  people: number;
  /** How many were left out for each reason, as JSON. */
  left_out: string;
  /** What the reason "other" was; empty where it did not occur. */
  other: string;
}

/**
 * A list of people that an account uploaded and has not confirmed: none of them is an invitee yet.
 * It is in no backup, and gone within a day.
 */
interface HeldListTable {
  id: string;
  account: string;
  wave: string;
  bureau: string;
  /** The list as its file has it, with what was chosen and mended since, as JSON. */
  list: string;
  /** What is wrong with it, or what confirming it will do, as JSON. */
  findings: string;
  made_at: string;
}

/** What partners see of a closed wave, frozen. */
interface SnapshotTable {
  /** When it was made: the name by which it is asked for. */
  id: string;
  wave: string;
  made_at: string;
  /** Null while only the coordinator looks at it. */
  published_at: string | null;
  /** The version of the product that made it. */
  version: string;
  /** The rules of disclosure control that it was made by, as JSON. */
  rules: string;
  /** How many responses of each group and bureau it is of, with a digest of their ids, as JSON. */
  responses: string;
  /** What was shown of which counts, as JSON: a later snapshot is checked together with it. */
  audit: string;
}

/** An API token: its hash, and what is shown of it. */
interface TokenTable {
  hash: string;
  name: string | null;
  role: string;
  bureau: string | null;
  added_at: string;
  expires_at: string;
  /** The day (UTC) on which it was last used. */
  last_used: string | null;
}

/** Something that was done with accounts, tokens, waves or files: never by a respondent. */
interface EventTable {
  id: string;
  at: string;
  action: string;
  /** The address of an account, or `command line`, or `server`. */
  who: string;
  /** What it was done to, as JSON: names of waves, numbers; never of a respondent. */
  about: string;
}

/** The last file with answers of a group that somebody made in a format. */
interface ExportedTable {
  wave: string;
  grp: string;
  format: string;
  who: string;
  made_at: string;
  /** 1: something in it was erased since, so that it must be made anew; 2: the same, and it is. */
  outdated: number;
}

/**
 * Who wants to get the report. Nothing says who they are or when they joined: the list tells
 * nothing of who was invited or answered.
 */
interface ReaderTable {
  id: string;
  email: string;
  /** The address as it is compared: lower case, NFC. */
  email_key: string;
  language: string;
  /** When the report was mailed; it is set before, so that nobody gets it twice. */
  mailed_at: string | null;
}

interface AccountTable {
  id: string;
  email: string;
  /** The address as it is compared: lower case, NFC. */
  email_key: string;
  /** coordinator, staff, partner: one or several, as JSON. */
  roles: string;
  bureau: string | null;
  added_at: string;
  /** The day on which somebody first signed in as it: the proof that its link arrives. */
  signed_in_at: string | null;
}

/** A passkey of an account. The private key never leaves the device of whose it is. */
interface PasskeyTable {
  id: string;
  account: string;
  /** The id that the authenticator gave it (WebAuthn), in base64url. */
  credential: string;
  /** The public key (COSE), in base64url. */
  public_key: string;
  /** How often the authenticator says that it signed, in digits; 0 where it does not count. */
  counter: string;
  /** What its owner calls it; empty without a name. */
  name: string;
  /** A date in the Netherlands. */
  added_on: string;
}

/** The coordinator's judgement that a reworded question still asks the same. */
interface JudgementTable {
  id: string;
  wave: string;
  against: string;
  grp: string;
  question: string;
  reason: string;
  /** Who judged so; null on the command line. */
  account: string | null;
  marked_at: string;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
}

interface StudyTable {
  slug: string;
  /** study.yaml and the baseline as JSON. */
  definition: string;
  /** When it was last loaded, or one of its letters was last changed. */
  loaded_at: string;
}

/** A version of a letter to a group, in a language. It never changes; the newest is sent. */
interface LetterTextTable extends LetterVersionColumns {
  step: string;
  grp: string;
  language: string;
  subject: string;
  body: string;
}

/** A version of what a bureau adds to its letters, as JSON. It never changes; the newest counts. */
interface BureauLettersTable extends LetterVersionColumns {
  bureau: string;
  settings: string;
}

interface LetterVersionColumns {
  study: string;
  /** From 1. */
  version: number;
  made_at: string;
  /** The address of an account, or `study.yaml`. */
  made_by: string;
  /** The waves that were open then, and of which letters had gone, as JSON; null where none. */
  waves: string | null;
}

interface QuestionnaireTable {
  id: string;
  study: string;
  grp: string;
  version: number;
  definition: string;
}

interface WaveTable {
  slug: string;
  study: string;
  /** baseline or fieldwork. */
  kind: string;
  previous: string | null;
  added_at: string;
  opened_at: string | null;
  closed_at: string | null;
  /** Until when it is planned to be open: a date in the Netherlands. It closes nothing. */
  until: string | null;
  /** The day of the invitation, once the mail plan is switched on: a date in the Netherlands. */
  plan_from: string | null;
  /**
   * The days of steps that were moved, as JSON: days after the invitation. Null while all are those
   * of the study.
   */
  plan_days: string | null;
  /** Set while no letter of the wave may go. */
  stopped_at: string | null;
  /** Set for a wave whose responses came out of a file: nothing was asked through us. */
  imported_at: string | null;
  /** 1: its answers were made up, to try the product. */
  synthetic: Generated<number>;
  /** Over how many rows the counting of a cell is spread. Fixed when it opens. */
  stripes: Generated<number>;
}

export interface InviteeTable {
  id: string;
  wave: string;
  grp: string;
  bureau: string;
  email: string;
  /** The address as it is compared: lower case, NFC. */
  email_key: string;
  name: string;
  language: string;
  external_id: string | null;
  link_version: number;
  token_hash: string;
  /** 1: made to try the questionnaire; its answers never become a response. */
  sample: number;
  opted_out_at: string | null;
  bounced_at: string | null;
  /**
   * What this person claimed, or answered, of being the one we meant: screened-out, not-me or left.
   * Or why the bureau took them off its list: src/fieldwork/removals.ts.
   */
  claim: string | null;
  /** How far an unsent questionnaire had got, once its answers are deleted. */
  left_off: string | null;
  /**
   * The same person on the list of another bureau, which asks: letters to this one go nowhere. It
   * is shown to nobody.
   */
  asked_through: string | null;
  /** The day (in the Netherlands) on which it was last brought up to date with that one. */
  mirrored_on: string | null;
}

interface DraftTable {
  invitee: string;
  answers: string;
  receipt_code: string;
  /** How far it got: begun, break-off, partial or screened-out. */
  reached: Generated<string>;
}

interface ResponseTable {
  /** The hash of the receipt code, which is random and alone finds the response again. */
  id: string;
  wave: string;
  grp: string;
  bureau: string;
  questionnaire: string;
  answers: string;
}

/**
 * What viewers of an open wave see. It differs from the tallies by the latest responses, so it is
 * in no backup: beside the letters it would reveal whose they are.
 */
interface InterimTable {
  wave: string;
  grp: string;
  bureau: string;
  /** From how many responses on five more are needed: those shown, or that were there unshown. */
  n: number;
  /** The counts that are shown of this cell, as JSON; null while none are. */
  figures: string | null;
}

/**
 * A letter. It waits until a sender claims it (`claimed_at`); then it is accepted, failed or
 * unknown, or waits again.
 */
export interface OutboxTable {
  id: string;
  wave: string;
  invitee: string;
  /** The invitee's cell, so that letters of a cell are counted without reading people. */
  grp: string;
  bureau: string;
  step: string;
  queued_at: string;
  not_before: string;
  /** When the hours of the plan end in which it may go; null when it was queued by hand. */
  until: string | null;
  claimed_at: string | null;
  /** The sender that claimed it last. */
  sender: string | null;
  /** When it was last tried at a mail server. */
  tried_at: string | null;
  attempts: number;
  accepted_at: string | null;
  failed_at: string | null;
  /** Since when nobody knows whether it went. */
  unknown_at: string | null;
  /** When staff said of a failed or unknown letter that nothing more is to be done. */
  dismissed_at: string | null;
  /** Why it did not go, for people. */
  error: string | null;
  /**
   * The reply code of the mail server that did not accept it (RFC 5321), and its enhanced status
   * (RFC 3463), if any.
   */
  smtp_code: number | null;
  smtp_status: string | null;
  /** Whether it came back after it was accepted: hard (for good) or soft (for now). */
  returned: string | null;
  returned_at: string | null;
  /**
   * What the refusal spoke of, at the mail server or in a report: address, mailbox or host. Null
   * where nothing was said of the receiver, or staff said that the address is right.
   */
  cause: string | null;
}

/** What a bureau said of its letters in a wave. */
interface BureauSendingTable {
  wave: string;
  bureau: string;
  /** Set once its planned letters may go. */
  released_at: string | null;
  /** Set while none of its letters may go. */
  stopped_at: string | null;
}

/** A receiving host, the domain of addresses, that refused several people one after another. */
interface RefusingHostTable {
  host: string;
  since: string;
  /** Until when nothing is sent to it. */
  until: string;
  /** What it answered: the reply code and the enhanced status, where they are known. */
  smtp_code: number | null;
  smtp_status: string | null;
}
