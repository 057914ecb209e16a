import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A part of a PDF as a screen reader gets it: what it is, and what stands in it. */
export interface TaggedPart {
  readonly role: string;
  readonly text: string;
  /** Of a picture: its description. */
  readonly alt: string;
  readonly parts: readonly TaggedPart[];
}

/** What pdf.js gives of the structure of a page. */
interface Node {
  readonly role?: string;
  readonly alt?: string;
  readonly id?: string;
  readonly children?: readonly Node[];
}

/** Reads a PDF with Mozilla's reader: its structure page by page, and what it says of itself. */
export async function readPdf(file: Buffer) {
  const pdf = await getDocument({ data: Uint8Array.from(file), verbosity: 0 }).promise;
  const pages: TaggedPart[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const texts = new Map<string, string>();
    const within: string[] = [];
    let outside = '';
    for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
      if ('str' in item) {
        // Headers and footers stand outside the structure.
        const id = within.findLast(Boolean);
        const words = `${item.str}${item.hasEOL ? '\n' : ''}`;
        if (id === undefined) outside += words;
        else texts.set(id, `${texts.get(id) ?? ''}${words}`);
      } else if (item.type === 'endMarkedContent') within.pop();
      else within.push(item.id);
    }
    pages.push({ ...toPart(await page.getStructTree(), texts), text: outside });
  }
  const { info, metadata } = await pdf.getMetadata();
  return {
    pages,
    info: info as Readonly<Record<string, unknown>>,
    metadata: String(metadata.getRaw()),
    marked: await pdf.getMarkInfo(),
    preferences: (await pdf.getViewerPreferences()) as Readonly<Record<string, unknown>> | null,
    outline: (await pdf.getOutline()).map(({ title }) => title),
  };
}

function toPart({ role = '', alt = '', id = '', children = [] }: Node, texts: ReadonlyMap<string, string>): TaggedPart {
  const parts = children.map((child) => toPart(child, texts));
  const text = texts.get(id) ?? parts.map((part) => part.text).join('');
  return { role, alt, text: text.replaceAll(/\s+/g, ' '), parts };
}

/** Returns every part of these roles, in the order in which they are read. */
export function partsOf(part: TaggedPart, ...roles: string[]): TaggedPart[] {
  return [...(roles.includes(part.role) ? [part] : []), ...part.parts.flatMap((one) => partsOf(one, ...roles))];
}
