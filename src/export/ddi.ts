import { element, escapeXml, xmlDocument } from '../files/xml.js';
import type { Language, Text } from '../language/text.js';
import { measure } from './measure.js';
import type { Microdata } from './microdata.js';
import type { FileVariable, ResponseSet } from '../questionnaire/variables.js';

const languages = ['nl', 'en'] as const satisfies readonly Language[];

/** DDI's words for levels of measurement. */
const natures = { nominal: 'nominal', ordinal: 'ordinal', scale: 'ratio' } as const;

/**
 * Returns the codebook of microdata for archives: DDI Codebook 2.5, in both languages. It says how
 * many responses there are and no more of what they hold: how many chose an answer is published
 * elsewhere, by its own rules.
 */
export async function* writeDdi(microdata: Microdata): AsyncGenerator<string> {
  const { rows } = await measure(microdata);
  const { study, wave, group, title, groupName, openedAt, closedAt, variables, sets } = microdata;
  const name = inEach(title, (words) => `${words}, ${wave}`);
  const file = 'F1';
  const ids = new Map(variables.map((variable, i) => [variable.name, `V${i + 1}`]));
  const days = { start: openedAt.slice(0, 10), end: closedAt.slice(0, 10) };
  yield `${xmlDocument(
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
            element('dataKind', {}, microdata.synthetic ? 'synthetic data: made up, of nobody' : 'survey data'),
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
          element('fileName', {}, escapeXml(`${wave}_${group}.csv`)),
          element('dimensns', {}, element('caseQnty', {}, `${rows}`), element('varQnty', {}, `${variables.length}`)),
        ),
      ),
      element(
        'dataDscr',
        {},
        ...sets.map((set, i) => varGroup(set, `G${i + 1}`, ids)),
        ...variables.map((variable) => varXml(variable, ids.get(variable.name) ?? '', file)),
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

function varXml({ name, type, level, label, values, question, universe }: FileVariable, ID: string, files: string) {
  const missing = values.filter((value) => value.missing !== undefined);
  const isText = type === 'text';
  return element(
    'var',
    {
      ID,
      name,
      files,
      intrvl: level === 'scale' ? 'contin' : 'discrete',
      ...(isText ? {} : { nature: natures[level] }),
    },
    ...inBoth('labl', label),
    question ? element('qstn', {}, ...inBoth('qstnLit', question.text)) : '',
    missing.length ? element('invalrng', {}, ...missing.map(({ code }) => element('item', { VALUE: code }))) : '',
    ...(universe ? inBoth('universe', universe) : []),
    ...values.map(({ code, label: words, missing: why }) =>
      element(
        'catgry',
        { missing: why === undefined ? undefined : 'Y' },
        element('catValu', {}, escapeXml(String(code))),
        ...inBoth('labl', words),
      ),
    ),
    element('varFormat', { type: isText || type === 'date' ? 'character' : 'numeric', schema: 'other' }),
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
