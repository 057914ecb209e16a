import { multiple } from './multiple.js';
import { text, type KindRow } from './row.js';

/** Ranks what was chosen in the multiple choice before it. */
export const ranking: KindRow = {
  kind: 'ranking',
  definition: {
    id: 'TOP',
    kind: 'ranking',
    text: text('Zet uw top 2 in volgorde.'),
    optionsFrom: 'DREMPELS',
    top: 2,
    also: [{ code: 98, label: text('Weet ik niet') }],
  },
  earlier: [multiple.definition],
  answers: { DREMPELS: ['KOSTEN', 'TIJD', 'ANDERS'], DREMPELS_ANDERS_TEXT: 'schaamte' },
  fields: ['TOP_1', 'TOP_2'],
  closed: true,
  variables: ['TOP_1 code', 'TOP_2 code'],
  tables: ['TOP', 'TOP_1', 'TOP_2'],
  skipped: { TOP_1: 97, TOP_2: 97 },
  leftOpen: { fields: { TOP_1: '', TOP_2: '' }, row: { TOP_1: 99, TOP_2: 99 } },
  legal: [
    {
      what: 'two of the three that were chosen, with the respondent’s own words',
      form: { TOP_1: 'ANDERS', TOP_2: 'KOSTEN' },
      given: [],
      row: { TOP_1: 'ANDERS', TOP_2: 'KOSTEN' },
      counts: ['TOP', 'TOP=ANDERS', 'TOP_1=ANDERS', 'TOP_1', 'TOP=KOSTEN', 'TOP_2=KOSTEN', 'TOP_2'],
      summary: ['1. Anders, namelijk: schaamte', '2. De kosten'],
    },
    {
      what: '"weet ik niet", which stands in the first place and is in no base',
      form: { TOP_1: '98', TOP_2: '' },
      given: [],
      row: { TOP_1: 98, TOP_2: 99 },
      counts: ['TOP=98', 'TOP_1=98'],
      summary: ['Weet ik niet'],
    },
  ],
  illegal: [
    { what: 'nothing', form: {}, complains: ['TOP_1', 'TOP_2'] },
    { what: 'a place left open', form: { TOP_1: 'KOSTEN', TOP_2: '' }, complains: ['TOP_2'] },
    { what: 'the first place left open', form: { TOP_2: 'KOSTEN' }, complains: ['TOP_1'] },
    { what: 'the same thing twice', form: { TOP_1: 'KOSTEN', TOP_2: 'KOSTEN' }, complains: ['TOP_2'] },
    { what: 'a thing that was not chosen before', form: { TOP_1: 'GEEN', TOP_2: 'KOSTEN' }, complains: ['TOP_1'] },
    { what: '"weet ik niet" beside another place', form: { TOP_1: '98', TOP_2: 'TIJD' }, complains: ['TOP_2'] },
    { what: '"weet ik niet" in another place', form: { TOP_1: 'TIJD', TOP_2: '98' }, complains: ['TOP_2'] },
    { what: 'two things in one place', form: { TOP_1: ['KOSTEN', 'TIJD'], TOP_2: 'TIJD' }, complains: ['TOP_1'] },
  ],
  misread: [
    { what: 'a code that is not there', cells: { TOP_1: 'TROTS' }, complains: ['TOP_1'] },
    { what: 'the same thing twice', cells: { TOP_1: 'KOSTEN' }, complains: ['TOP_2'] },
    { what: 'a thing that was not chosen before', cells: { TOP_1: 'WEETNIET' }, complains: ['TOP_1'] },
    { what: 'a place left open', cells: { TOP_2: '99' }, complains: ['TOP_2'] },
    { what: '"weet ik niet" in another place', cells: { TOP_2: '98' }, complains: ['TOP_2'] },
    { what: '"weet ik niet" beside another place', cells: { TOP_1: '98', TOP_2: 'TIJD' }, complains: ['TOP_2'] },
    { what: '97 for one place only', cells: { TOP_2: '97' }, complains: ['TOP_2'] },
    { what: 'an empty cell', cells: { TOP_2: '' }, complains: ['TOP_2'] },
  ],
  refused: [
    {
      what: 'a substantive option beside its places',
      change: { also: [{ code: 1, label: text('Meer') }] },
      at: 'also',
    },
    { what: 'neither options nor optionsFrom', change: { optionsFrom: undefined }, at: 'optionsFrom' },
    {
      what: 'both options and optionsFrom',
      change: { options: [1, 2].map((code) => ({ code, label: text(`Ding ${code}`) })) },
      at: 'optionsFrom',
    },
  ],
};
