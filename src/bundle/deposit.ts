import type { ZippedFile } from '../files/zip.js';
import type { WaveView } from '../publication/view.js';
import { checksums, type Noting } from './checksums.js';
import { datasetOf } from './dataverse.js';

/**
 * Returns files laid out as archives take them: a bag (BagIt 1.0, RFC 8493), with the description
 * of the data set as Dataverse reads it, which the Data Stations of DANS run on.
 */
export function bag(view: WaveView, files: readonly ZippedFile[], { noted, checked }: Noting): ZippedFile[] {
  const text = (name: string, write: () => string): ZippedFile => ({ name, parts: () => [write()] });
  const isPayload = ({ name }: { readonly name: string }) => name.startsWith('data/');
  const payload = () => checked.filter(isPayload);
  const oxum = () => `${payload().reduce((sum, { bytes }) => sum + bytes, 0)}.${payload().length}`;
  const { contact, bureaus } = view.study.definition;
  const about = () =>
    [
      `Source-Organization: ${bureaus.map(({ name }) => name).join(', ')}`,
      `Contact-Email: ${contact.email}`,
      `External-Identifier: ${view.study.definition.study}_${view.wave.slug}`,
      `Payload-Oxum: ${oxum()}`,
      '',
    ].join('\n');
  return [
    ...files.map((file) => noted({ ...file, name: `data/${file.name}` })),
    noted(text('bagit.txt', () => 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')),
    noted(text('bag-info.txt', about)),
    noted(text('metadata/dataverse.json', () => `${JSON.stringify(datasetOf(view), null, 2)}\n`)),
    noted(text('manifest-sha256.txt', () => checksums(payload()))),
    text('tagmanifest-sha256.txt', () => checksums(checked.filter((file) => !isPayload(file)))),
  ];
}
