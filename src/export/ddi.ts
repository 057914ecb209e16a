import { element, escapeXml, xmlDocument } from '../files/xml.js';
import type { Language, Text } from '../language/text.js';
import type { FieldworkDays } from '../study/wave-dates.js';
import { measure } from './measure.js';
import { fileNameOf, type Microdata } from './microdata.js';
import type { FileVariable, FileVariables, ResponseSet, Value } from '../questionnaire/variables.js';

const languages = ['nl', 'en'] as const satisfies readonly Language[];

/** DDI's words for levels of measurement. */
const natures = { nominal: 'nominal', ordinal: 'ordinal', scale: 'ratio' } as const;

/** What a codebook for archives tells of a group in a wave. */
export interface DdiInput extends FileVariables, FieldworkDays {
  readonly study: string;
  readonly wave: string;
  readonly group: string;
  readonly synthetic: boolean;
  readonly title: Text;
  readonly groupName: Text;
  /** The version of the questionnaire; null where none was kept. */
  readonly version: number | null;
}

/** How often what was given, as far as it may be told. */
export interface DdiCounts {
  /** How many responses there are; null where that is not told. */
  readonly responses: number | null;
  /** Returns how many gave a value of a variable; null where that is not told. */
  countOf(variable: FileVariable, value: Value): number | null;
}

/**
 * Returns the codebook of microdata for archives. It says how many responses there are and no more
 * of what they hold: how many chose an answer is published elsewhere, by its own rules.
 */
export async function* writeDdi(microdata: Microdata): AsyncGenerator<string> {
  const { rows } = await measure(microdata);
  yield ddiOf(microdata, { responses: rows, countOf: () => null });
}

/** Returns a codebook for archives: DDI Codebook 2.5, in both languages. */
export function ddiOf(about: DdiInput, { responses, countOf }: DdiCounts): string {
  const { study, wave, group, title, groupName, version, variables, sets } = about;
  const name = inEach(title, (words) => `${words}, ${wave}`);
  const file = 'F1';
  const ids = new Map(variables.map((variable, i) => [variable.name, `V${i + 1}`]));
  const days = { start: about.openedOn, end: about.closedOn };
  return `${xmlDocument(
    element(
      'codeBook',
      { xmlns: 'ddi:codebook:2_5', version: '2.5', 'xml:lang': 'nl' },
      element('docDscr', {}, element('citation', {}, titles(name))),
      element(
        'stdyDscr',
        {},
        element(
          'citation',
          {},
          titles(name, element('IDNo', { agency: 'golfslag' }, escapeXml(`${study}/${wave}/${group}`))),
          version === null ? '' : element('verStmt', {}, element('version', { type: 'questionnaire' }, `${version}`)),
        ),
        element(
          'stdyInfo',
          {},
          element(
            'sumDscr',
            {},
            ...Object.entries(days).flatMap(([event, date]) => (date ? [element('collDate', { date, event })] : [])),
            element('anlyUnit', {}, 'individual'),
            ...inBoth('universe', groupName),
            element('dataKind', {}, about.synthetic ? 'synthetic data: made up, of nobody' : 'survey data'),
          ),
        ),
        element('method', {}, element('dataColl', {}, element('collMode', {}, 'self-administered questionnaire: web'))),
      ),
      element(
        'fileDscr',
        { ID: file },
        element(
          'fileTxt',
          {},
          element('fileName', {}, escapeXml(`${fileNameOf({ wave, group })}.csv`)),
          element(
            'dimensns',
            {},
            responses === null ? '' : element('caseQnty', {}, `${responses}`),
            element('varQnty', {}, `${variables.length}`),
          ),
        ),
      ),
      element(
        'dataDscr',
        {},
        ...sets.map((set, i) => varGroup(set, `G${i + 1}`, ids)),
        ...variables.map((variable) => varXml(variable, { ID: ids.get(variable.name) ?? '', files: file }, countOf)),
      ),
    ),
  )}\n`;
}

function titles({ nl, en }: Text, more = ''): string {
  const parallel = en === undefined ? '' : element('parTitl', { 'xml:lang': 'en' }, escapeXml(en));
  return element('titlStmt', {}, element('titl', { 'xml:lang': 'nl' }, escapeXml(nl)), parallel, more);
}

function varGroup({ label, variables }: ResponseSet, ID: string, ids: ReadonlyMap<string, string>): string {
  const own = variables.flatMap((name) => ids.get(name) ?? []).join(' ');
  return element('varGrp', { ID, type: 'multipleResp', var: own }, ...inBoth('labl', label));
}

function varXml(variable: FileVariable, place: { ID: string; files: string }, countOf: DdiCounts['countOf']): string {
  const { name, type, level, label, values, question, universe, earlier } = variable;
  const missing = values.filter((value) => value.missing !== undefined);
  const isText = type === 'text';
  return element(
    'var',
    {
      ID: place.ID,
      name,
      files: place.files,
      intrvl: level === 'scale' ? 'contin' : 'discrete',
      ...(isText ? {} : { nature: natures[level] }),
    },
    ...inBoth('labl', label),
    question ? element('qstn', {}, ...inBoth('qstnLit', question.text)) : '',
    missing.length ? element('invalrng', {}, ...missing.map(({ code }) => element('item', { VALUE: code }))) : '',
    ...(universe ? inBoth('universe', universe) : []),
    ...values.map((value) => category(value, countOf(variable, value))),
    element('varFormat', { type: isText || type === 'date' ? 'character' : 'numeric', schema: 'other' }),
    ...earlier.map(({ wave, comparability }) =>
      element('notes', { subject: 'comparability', type: wave }, comparability ?? 'not asked'),
    ),
  );
}

function category({ code, label, missing }: Value, count: number | null): string {
  return element(
    'catgry',
    { missing: missing === undefined ? undefined : 'Y' },
    element('catValu', {}, escapeXml(String(code))),
    ...inBoth('labl', label),
    count === null ? '' : element('catStat', { type: 'freq' }, `${count}`),
  );
}

/** An element in each language that a text has. */
function inBoth(name: string, text: Text): string[] {
  return languages.flatMap((language) => {
    const words = text[language];
    return words === undefined ? [] : [element(name, { 'xml:lang': language }, escapeXml(words))];
  });
}

function inEach({ nl, en }: Text, write: (words: string) => string): Text {
  return { nl: write(nl), ...(en === undefined ? {} : { en: write(en) }) };
}
