/** What is wrong with a parameter, and how to fix it. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** An expected refusal. Its sentence says why it cannot be done and how to fix it. */
export class Problem extends Error {
  constructor(
    /** The name of the refusal for programs: the last part of a problem document's type. */
    readonly code: string,
    /** The HTTP status. */
    readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429,
    message: string,
    /** The parameters that are wrong, if that is the reason. */
    readonly fieldErrors: readonly FieldError[] = [],
  ) {
    super(message);
  }
}

/** One of what a study names. */
interface Named {
  readonly slug: string;
}

function slugsOf(named: readonly Named[]): string {
  return named.map(({ slug }) => slug).join(' or ');
}

/** A parameter that can be read but not be met. */
function parameter(code: string, field: string, message: string): Problem {
  return new Problem(code, 422, `${field}: ${message}`, [{ field, message }]);
}

/**
 * Every expected refusal. Sentences are for operators and API clients; pages have their own texts.
 */
export const problems = {
  usage: (sentence: string) => new Problem('usage', 400, sentence),
  environment: (faults: readonly string[]) => new Problem('environment', 400, `${faults.join('. ')}.`),
  notFound: () => new Problem('not-found', 404, 'There is nothing here.'),
  unauthorized: () =>
    new Problem('unauthorized', 401, 'Send a valid token: "Authorization: Bearer TOKEN". See `golfslag token add`.'),
  tooLarge: () => new Problem('too-large', 413, 'What was sent is too large.'),
  tooManyRequests: (after: string) =>
    new Problem('too-many-requests', 429, `Too many requests from your address. Try again in ${after}.`),
  reportInTheMaking: () =>
    new Problem('report-in-the-making', 429, 'A report is being made for you already. Ask again once you have it.'),
  wrongBounceSecret: () =>
    new Problem('unauthorized', 401, 'Send the secret of BOUNCE_SECRET: "Authorization: Bearer SECRET".'),
  unknownWave: (wave: string) =>
    new Problem('unknown-wave', 404, `There is no wave "${wave}". See \`golfslag wave list\`.`),
  waveExists: (wave: string) => new Problem('wave-exists', 409, `There is already a wave "${wave}".`),
  waveIsBaseline: (wave: string) =>
    new Problem(
      'wave-is-baseline',
      409,
      `Wave "${wave}" is a baseline of published figures: nothing can be asked in it.`,
    ),
  sameWave: (wave: string) =>
    parameter('same-wave', 'against', `wave "${wave}" cannot be compared with itself; name an earlier one.`),
  notReworded: (question: string) =>
    new Problem(
      'not-reworded',
      422,
      `The words of "${question}" are not all that changed between these waves, or did not change: there is nothing to judge.`,
    ),
  notJudged: (question: string) =>
    new Problem('not-judged', 409, `No judgement of "${question}" stands between these waves.`),
  alreadyJudged: (question: string) =>
    new Problem('already-judged', 409, `The rewording of "${question}" was judged cosmetic already.`),
  noRows: () =>
    new Problem(
      'no-rows',
      422,
      'The file has no rows below its header: nothing was taken in, and the wave is as it was.',
    ),
  waveNotAsked: (wave: string) =>
    new Problem('wave-not-asked', 409, `Wave "${wave}" was not asked yet: there is nothing to compare with.`),
  notComparedWith: (wave: string, against: string) =>
    new Problem(
      'not-compared',
      409,
      `Wave "${wave}" is not compared with "${against}": only with an earlier wave that is closed, and made-up answers with made-up ones.`,
    ),
  waveNotOpen: (wave: string) =>
    new Problem('wave-not-open', 409, `Wave "${wave}" is not open. Open it with \`golfslag wave open ${wave}\`.`),
  waveAlreadyOpen: (wave: string) => new Problem('wave-already-open', 409, `Wave "${wave}" is already open.`),
  waveClosed: (wave: string) =>
    new Problem('wave-closed', 409, `Wave "${wave}" is closed; a closed wave stays closed.`),
  waveMustClose: (wave: string, what: 'Microdata' | 'Crosstabs' | 'Open answers' | 'Reports' | 'Snapshots') =>
    new Problem(
      'wave-still-open',
      409,
      `Wave "${wave}" is not closed yet. ${what} wait for \`golfslag wave close ${wave}\`: two looks around one sending would show that person’s answers.`,
    ),
  tooManyRows: (rows: number, most: number) =>
    new Problem('too-many-rows', 422, `There are ${rows} responses, and a sheet holds ${most}: take csv, sav or dta.`),
  snapshotUnchanged: (wave: string) =>
    new Problem(
      'snapshot-unchanged',
      409,
      `Nothing changed in what partners would see of "${wave}" since it was last published: the same answers, rules and comparisons.`,
    ),
  snapshotTooAlike: (wave: string, group: string, who: string) =>
    new Problem(
      'snapshot-too-alike',
      409,
      `Fewer than five responses of ${group} (${who}) differ from the snapshot of wave "${wave}" that is published. Beside that one, another would show their answers. Its figures stay as they are.`,
    ),
  snapshotOutdated: (wave: string) =>
    new Problem(
      'snapshot-outdated',
      409,
      `Since this snapshot of wave "${wave}" was prepared, answers were erased or another one was published. Prepare it again.`,
    ),
  auditOutdated: (wave: string) =>
    new Problem(
      'audit-outdated',
      409,
      `Answers of wave "${wave}" were erased since its snapshot: what can be derived from it cannot be worked out any more. It was, when the snapshot was made.`,
    ),
  anchorDerivable: (wave: string, figure: string) =>
    new Problem(
      'anchor-derivable',
      409,
      `Wave "${wave}" cannot have a snapshot: ${figure}. A published figure is never hidden, so there is nothing more to hide.`,
    ),
  notPublishedTogether: (row: string, column: string) =>
    new Problem('not-published', 422, `${row} and ${column} were not published together.`),
  noSnapshot: (wave: string) =>
    new Problem(
      'no-snapshot',
      409,
      `Wave "${wave}" has no snapshot yet. \`golfslag snapshot add --wave ${wave}\` makes one once it is closed.`,
    ),
  waveSynthetic: (wave: string) =>
    new Problem(
      'wave-synthetic',
      409,
      `The answers of wave "${wave}" are made up: real ones cannot be put beside them.`,
    ),
  waveNotSynthetic: (wave: string) =>
    new Problem(
      'wave-not-synthetic',
      409,
      `Wave "${wave}" is a real one: it is not replaced by made-up answers. Give the demo another name.`,
    ),
  waveHasPeople: (wave: string) =>
    new Problem(
      'wave-has-people',
      409,
      `Wave "${wave}" has invitees or a mail plan, and an import would close it for good. Open it first with \`golfslag wave open ${wave}\`, or import into a wave of its own (\`golfslag wave add\`).`,
    ),
  groupHasResponses: (wave: string, group: string) =>
    new Problem(
      'group-has-responses',
      409,
      `Group "${group}" of wave "${wave}" has responses already. A group is imported once, with all its rows: nothing was taken in.`,
    ),
  groupHasNone: (wave: string, group: string) =>
    new Problem(
      'group-has-none',
      404,
      `Nothing was imported for group "${group}" of wave "${wave}". See \`golfslag responses import\`.`,
    ),
  changedMeanwhile: () =>
    new Problem('changed-meanwhile', 409, 'The questionnaire changed while the file was read. Run it again.'),
  unknownGroup: (group: string, groups: readonly Named[]) =>
    new Problem('unknown-group', 404, `There is no group "${group}" in this study. Name ${slugsOf(groups)}.`),
  unknownBureau: (bureau: string, bureaus: readonly Named[]) =>
    new Problem('unknown-bureau', 404, `There is no bureau "${bureau}" in this study. Name ${slugsOf(bureaus)}.`),
  lastCoordinator: (email: string) =>
    new Problem(
      'last-coordinator',
      409,
      `${email} is the last coordinator who is known to get in. Have another sign in first: \`golfslag account add EMAIL --role coordinator\`.`,
    ),
  bureauNeeded: (role: string) => new Problem('usage', 400, `A ${role} belongs to a bureau. Say which: --bureau SLUG.`),
  otherAccount: (email: string, roles: readonly string[], bureau: string | null) => {
    const same = [...roles.map((role) => `--role ${role}`), ...(bureau === null ? [] : [`--bureau ${bureau}`])];
    return new Problem(
      'account-exists',
      409,
      `${email} has an account already. \`golfslag account add ${email} ${same.join(' ')}\` gives a new link for it; other roles need another address.`,
    );
  },
  unknownAccount: (email: string) =>
    new Problem('unknown-account', 404, `${email} has no account. See \`golfslag account list\`.`),
  nothingHeld: (email: string) =>
    new Problem('nothing-held', 404, `Nothing is held on ${email}: there is nothing to erase.`),
  unknownToken: (id: string) =>
    new Problem('unknown-token', 404, `There is no token "${id}". See \`golfslag token list\`.`),
  foreignForm: () => new Problem('foreign-form', 403, 'This form was made for another session.'),
  unknownStep: (step: string, steps: readonly string[]) =>
    new Problem(
      'unknown-step',
      404,
      `There is no letter "${step}" in this study. Its letters are ${steps.join(', ')}.`,
    ),
  unknownAddress: (email: string, wave: string) =>
    new Problem('unknown-address', 404, `Nobody in wave "${wave}" has the address ${email}.`),
  hostNotWaiting: (host: string) =>
    new Problem(
      'host-not-waiting',
      409,
      `Sending to "${host}" does not wait. \`golfslag outbox\` says which hosts refuse letters.`,
    ),
  severalGroups: (email: string, groups: readonly string[]) =>
    new Problem(
      'several-groups',
      409,
      `${email} is in more than one group. Add --group ${groups.join(' or --group ')}.`,
    ),
  noWave: () => new Problem('no-wave', 409, 'There is no wave to ask people in. Add one with `golfslag wave add`.'),
  noStudy: () =>
    new Problem('no-study', 409, 'No study is loaded. Load one with `golfslag study load studies/loopbaanadvies`.'),
  interim: () =>
    new Problem('interim', 403, 'This study shows no figures while a wave is open (privacy.interim in study.yaml).'),
  notInCrosstab: (side: 'row' | 'column', question: string) =>
    parameter('not-in-crosstab', side, `there is no question "${question}" here with answers to choose from.`),
  sameInCrosstab: (question: string) =>
    parameter('same-in-crosstab', 'column', `row is "${question}" too; name two questions.`),
  noTypst: (compiler: string) =>
    new Problem(
      'no-typst',
      409,
      `A PDF is set by Typst, which is not installed here: it weighs 51 MB. \`npm install --no-save --save-prod --omit=dev ${compiler}\` adds it. Without it, take the report as html and print it to a PDF.`,
    ),
  otherSecret: () =>
    new Problem(
      'other-secret',
      409,
      'SECRET is not the one that the links of this database were made with. Put the old SECRET back (or the file DATA_DIR/secret): with another one letters would bear dead links.',
    ),
  notMail: () =>
    new Problem(
      'not-mail',
      400,
      'This is neither an mbox nor one message (.eml): it begins with neither a line "From …" nor the headers of a message.',
    ),
  notBounces: (sentence: string) => new Problem('bad-request', 400, `The bounces cannot be read. ${sentence}`),
  unreadable: (errors: readonly FieldError[]) =>
    new Problem('bad-request', 400, errors.map(({ field, message }) => `${field}: ${message}`).join(' '), errors),
  newerDatabase: (migration: string) =>
    new Problem(
      'newer-database',
      409,
      `This database was made by a newer version of Golfslag (migration ${migration}). Start that version, or restore a backup that this one made.`,
    ),
  cannotListen: (sentence: string) =>
    new Problem('cannot-listen', 409, `${sentence}. Name another: --port N, or PORT=N in the environment.`),
  notDurable: () =>
    new Problem(
      'database',
      409,
      'PostgreSQL says that something is saved before it is on disk (synchronous_commit is off), and behind a pooler that cannot be set for us alone. Turn it on: alter role USER set synchronous_commit = on.',
    ),
  database: (sentence: string) => new Problem('database', 409, sentence),
  file: (sentence: string) => new Problem('file', 400, sentence),
  input: (sentence: string) => new Problem('input', 422, sentence),
};
