import { sql, type Kysely, type Migration } from 'kysely';

interface Test {
  readonly question?: string;
  readonly in?: readonly (string | number)[];
  readonly atLeast?: number;
  readonly countAtLeast?: number;
  readonly all?: readonly Test[];
  readonly any?: readonly Test[];
  readonly not?: Test;
}

interface Option {
  readonly code: string | number;
  readonly missing?: number;
  readonly exclusive?: boolean;
}

interface Question {
  readonly id: string;
  readonly kind: string;
  readonly options?: readonly Option[];
  readonly items?: readonly { readonly id: string }[];
  readonly top?: number;
  readonly anchor?: { readonly figure: string; readonly outside?: Test };
}

type Answers = Readonly<Record<string, string | readonly string[]>>;
type Counts = Record<string, number>;

/** How many responses are read at a time. */
const pageSize = 1000;

/**
 * Counts beside each table how many were asked, out of every response. A question that was asked has
 * a field in the answers, be it an empty one. Which responses the figures of an open wave are of is
 * not known: they begin anew, as after a restore. Who turned out not to be meant is found by an index.
 */
export function asked(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await sql`create index invitee_screened_out on invitee (wave, grp, bureau)
        where claim = 'screened-out' or left_off = 'screened-out'`.execute(db);
      const questionsOf = await readQuestions(db);
      const { rows: waves } = await sql<{ slug: string; stripes: number }>`select slug, stripes from wave`.execute(db);
      const stripesOf = new Map(waves.map(({ slug, stripes }) => [slug, stripes]));
      const more = new Map<string, Counts>();
      for (let after = '', full = true; full;) {
        const { rows } = await sql<Record<'id' | 'wave' | 'grp' | 'bureau' | 'questionnaire' | 'answers', string>>`
          select id, wave, grp, bureau, questionnaire, answers from response
          where id > ${after} order by id limit ${sql.lit(pageSize)}`.execute(db);
        for (const { id, wave, grp, bureau, questionnaire, answers } of rows) {
          const stripe = (Buffer.from(id, 'base64url')[0] ?? 0) % (stripesOf.get(wave) ?? 1);
          const key = JSON.stringify([wave, grp, bureau, stripe]);
          const counts = more.get(key) ?? {};
          more.set(key, counts);
          for (const table of tablesAsked(questionsOf.get(questionnaire) ?? [], JSON.parse(answers) as Answers)) {
            counts[`${table} asked`] = (counts[`${table} asked`] ?? 0) + 1;
          }
        }
        after = rows.at(-1)?.id ?? '';
        full = rows.length === pageSize;
      }
      for (const [key, counts] of more) await addTo(db, JSON.parse(key) as [string, string, string, number], counts);
      await restartInterim(db);
    },
  };
}

async function readQuestions(db: Kysely<unknown>): Promise<Map<string, Question[]>> {
  const { rows } = await sql<{ id: string; definition: string }>`select id, definition from questionnaire`.execute(db);
  return new Map(
    rows.map(({ id, definition }) => {
      const { pages = [] } = JSON.parse(definition) as { pages?: { questions: Question[] }[] };
      return [id, pages.flatMap(({ questions }) => questions)];
    }),
  );
}

/** The tables whose question was asked: of an anchor without those whom its figure is not about, too. */
function tablesAsked(questions: readonly Question[], answers: Answers): string[] {
  return questions.flatMap(({ id, kind, items = [], top = 0, anchor }) => {
    if (kind === 'battery') return items.map((item) => `${id}_${item.id}`).filter((table) => table in answers);
    if (kind === 'ranking') {
      const places = Array.from({ length: top }, (_, i) => `${id}_${i + 1}`);
      return `${id}_1` in answers ? [id, ...places] : [];
    }
    if (kind === 'statement' || !(id in answers)) return [];
    const { outside } = anchor ?? {};
    return outside && !holds(outside, questions, answers) ? [id, `${id} ${anchor?.figure ?? ''}`] : [id];
  });
}

function holds(test: Test, questions: readonly Question[], answers: Answers): boolean {
  if (test.not) return !holds(test.not, questions, answers);
  if (test.all) return test.all.every((part) => holds(part, questions, answers));
  if (test.any) return test.any.some((part) => holds(part, questions, answers));
  const { kind, options } = questions.find(({ id }) => id === test.question) ?? {};
  const given = [answers[test.question ?? ''] ?? []].flat().filter((value) => value !== '');
  if (test.in) return test.in.some((code) => given.includes(String(code)));
  const substantive = given.filter((value) => {
    const option = options?.find(({ code }) => String(code) === value);
    const alone = kind === 'multiple' && option?.exclusive === true;
    return !(alone || option?.missing !== undefined || (option && /^9[6-9]$/.test(value)));
  });
  if (test.atLeast === undefined) return substantive.length >= (test.countAtLeast ?? 0);
  return substantive.some((value) => Number(value) >= (test.atLeast ?? 0));
}

async function addTo(
  db: Kysely<unknown>,
  [wave, grp, bureau, stripe]: [string, string, string, number],
  more: Counts,
): Promise<void> {
  const { rows } = await sql<{ counts: string }>`select counts from tally
    where wave = ${wave} and grp = ${grp} and bureau = ${bureau} and stripe = ${stripe}`.execute(db);
  const both = { ...(JSON.parse(rows[0]?.counts ?? '{}') as Counts), ...more };
  const counts = JSON.stringify(Object.fromEntries(Object.entries(both).sort(([a], [b]) => (a < b ? -1 : 1))));
  await sql`insert into tally (wave, grp, bureau, stripe, counts) values (${wave}, ${grp}, ${bureau}, ${stripe}, ${counts})
    on conflict (wave, grp, bureau, stripe) do update set counts = excluded.counts`.execute(db);
}

async function restartInterim(db: Kysely<unknown>): Promise<void> {
  await sql`update interim set figures = null, n = (
    select case when count(*) > interim.n then count(*) else interim.n end from response r
    where r.wave = interim.wave and r.grp = interim.grp and r.bureau = interim.bureau
  )`.execute(db);
  await sql`insert into interim select r.wave, r.grp, r.bureau, count(*), null from response r
    inner join wave w on w.slug = r.wave and w.opened_at is not null and w.closed_at is null
    where not exists (select 1 from interim i where i.wave = r.wave and i.grp = r.grp and i.bureau = r.bureau)
    group by r.wave, r.grp, r.bureau order by 1, 2, 3`.execute(db);
}
