import { strToU8, zipSync, type Zippable } from 'fflate';
import { element, escapeXml, xmlDocument } from './xml.js';
import { timeWithin } from './zip.js';

/** What is known of a file of an office program, beside what is in it. */
export interface AboutFile {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  /** Of when what it says is: an ISO time. */
  readonly madeAt: string;
}

/** What a part refers to: how, and which. */
export type Target = readonly [type: string, target: string];

/** Where namespaces and kinds of relationship of Office Open XML (ECMA-376) have their names. */
export const xmlns = 'http://schemas.openxmlformats.org';
export const relationships = `${xmlns}/officeDocument/2006/relationships`;
export const officeType = 'application/vnd.openxmlformats-officedocument';

/** Returns parts by their paths as one file, in the order in which they are given. */
export function packParts(parts: Iterable<readonly [path: string, part: string | Uint8Array]>): Buffer {
  const files: Zippable = {};
  for (const [path, part] of parts) files[path] = typeof part === 'string' ? strToU8(part) : part;
  return Buffer.from(zipSync(files, { mtime: timeWithin }));
}

/** Returns the part that says of what kind others are: by their ending, or by their path. */
export function contentTypes(
  endings: Readonly<Record<string, string>>,
  paths: Iterable<readonly [path: string, type: string]>,
): string {
  const all = {
    rels: 'application/vnd.openxmlformats-package.relationships+xml',
    xml: 'application/xml',
    ...endings,
  };
  return xmlDocument(
    element(
      'Types',
      { xmlns: `${xmlns}/package/2006/content-types` },
      ...Object.entries(all).map(([Extension, ContentType]) => element('Default', { Extension, ContentType })),
      ...Array.from(paths, ([path, ContentType]) => element('Override', { PartName: `/${path}`, ContentType })),
    ),
  );
}

/** Returns the part that names what another refers to: rId1, rId2 and so on. */
export function relate(targets: readonly Target[]): string {
  const all = targets.map(([Type, Target], i) => element('Relationship', { Id: `rId${i + 1}`, Type, Target }));
  return xmlDocument(element('Relationships', { xmlns: `${xmlns}/package/2006/relationships` }, ...all));
}

/** Returns the part `_rels/.rels`: which part is the document, where its properties stand. */
export function relateDocument(path: string): string {
  return relate([
    [`${relationships}/officeDocument`, path],
    [`${xmlns}/package/2006/relationships/metadata/core-properties`, pathOfProperties],
  ]);
}

/** Where the properties of a file stand in it, and what kind of part they are. */
export const pathOfProperties = 'docProps/core.xml';
export const typeOfProperties = 'application/vnd.openxmlformats-package.core-properties+xml';

/** Returns the part with the properties of the file. */
export function coreProperties({ title, author, language, madeAt }: AboutFile): string {
  const w3c = { 'xsi:type': 'dcterms:W3CDTF' };
  return xmlDocument(
    element(
      'cp:coreProperties',
      {
        'xmlns:cp': `${xmlns}/package/2006/metadata/core-properties`,
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'xmlns:dcterms': 'http://purl.org/dc/terms/',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      },
      element('dc:title', {}, escapeXml(title)),
      element('dc:creator', {}, escapeXml(author)),
      element('dc:language', {}, escapeXml(language)),
      element('dcterms:created', w3c, escapeXml(madeAt)),
      element('dcterms:modified', w3c, escapeXml(madeAt)),
    ),
  );
}
