import { inLanguage } from '../language/text.js';
import type { WaveView } from '../publication/view.js';
import { fieldworkDays } from '../study/wave-dates.js';

type Value = string | readonly string[] | Fields | readonly Fields[];
interface Field {
  readonly typeName: string;
  readonly multiple: boolean;
  readonly typeClass: 'primitive' | 'compound' | 'controlledVocabulary';
  readonly value: Value;
}
interface Fields {
  readonly [name: string]: Field;
}

/**
 * Returns the description of a wave as Dataverse takes it: `dataset.json` of its native API, with
 * the fields of the citation block. Whoever deposits adds what only they know: a licence, for one.
 */
export function datasetOf({ wave, study }: WaveView): object {
  const { title, description, bureaus, contact, languages } = study.definition;
  const plain = (typeName: string, value: string): Field => ({
    ...{ typeName, multiple: false, typeClass: 'primitive', value },
  });
  const chosen = (typeName: string, value: readonly string[]): Field => ({
    ...{ typeName, multiple: true, typeClass: 'controlledVocabulary', value },
  });
  const listed = (typeName: string, value: readonly Record<string, string>[]): Field => ({
    ...{ typeName, multiple: true, typeClass: 'compound' },
    value: value.map((one) => Object.fromEntries(Object.entries(one).map(([name, text]) => [name, plain(name, text)]))),
  });
  const { openedOn, closedOn } = fieldworkDays(wave);
  const collected = {
    ...(openedOn !== null && { dateOfCollectionStart: openedOn }),
    ...(closedOn !== null && { dateOfCollectionEnd: closedOn }),
  };
  const fields: Field[] = [
    plain('title', `${inLanguage(title, 'nl')}: ${wave.slug}`),
    listed(
      'author',
      bureaus.map(({ name }) => ({ authorName: name })),
    ),
    listed('datasetContact', [{ datasetContactName: contact.name, datasetContactEmail: contact.email }]),
    listed(
      'dsDescription',
      languages.map((language) => ({ dsDescriptionValue: inLanguage(description, language) })),
    ),
    chosen('subject', ['Social Sciences']),
    chosen(
      'language',
      languages.map((language) => ({ nl: 'Dutch', en: 'English' })[language]),
    ),
    { typeName: 'kindOfData', multiple: true, typeClass: 'primitive', value: ['survey data'] },
    ...(Object.keys(collected).length > 0 ? [listed('dateOfCollection', [collected])] : []),
    listed('series', [{ seriesName: inLanguage(title, 'nl') }]),
  ];
  return { datasetVersion: { metadataBlocks: { citation: { displayName: 'Citation Metadata', fields } } } };
}
