import type { HTMLElement } from 'node-html-parser';

/** What a person fills in: a field's value, or several (checkboxes, or inputs that share a name); [] clears. */
export type Values = Readonly<Record<string, string | File | readonly (string | File)[]>>;

export type Entry = readonly [name: string, value: string | File];

/** A control that is sent along, as the page shows it. */
export interface Control {
  readonly name: string;
  /** The input's type, or `select` or `textarea`. */
  readonly type: string;
  /** Filled in, ticked or selected by the page. */
  readonly values: readonly string[];
  /** The values that can be chosen; undefined where one can type. */
  readonly offered: readonly string[] | undefined;
}

/** A button that sends its form. */
export interface Button {
  readonly text: string;
  readonly action: string | undefined;
  readonly entry: Entry | undefined;
}

/** One form of a page, read as a browser without JavaScript reads it. */
export class Form {
  readonly method: 'get' | 'post';
  /** As written; '' is the page itself. */
  readonly action: string;
  readonly multipart: boolean;
  readonly controls: readonly Control[];
  readonly buttons: readonly Button[];

  constructor(readonly element: HTMLElement) {
    this.method = element.getAttribute('method')?.toLowerCase() === 'post' ? 'post' : 'get';
    this.action = element.getAttribute('action') ?? '';
    this.multipart = element.getAttribute('enctype') === 'multipart/form-data';
    const parts = belongingTo(element);
    this.controls = parts.filter((part) => !isButton(part)).flatMap(readControl);
    this.buttons = parts.filter(isSubmit).map(readButton);
  }

  /** The names of its controls, each once, in the order of the page. */
  get names(): string[] {
    return [...new Set(this.controls.map(({ name }) => name))];
  }

  /** What is filled in under a name now. */
  valuesOf(name: string): string[] {
    return this.controls.filter((control) => control.name === name).flatMap(({ values }) => values);
  }

  /** What may be chosen under a name; undefined where one can type. */
  offeredBy(name: string): string[] | undefined {
    const controls = this.controls.filter((control) => control.name === name);
    return controls.every(({ offered }) => offered) ? controls.flatMap(({ offered = [] }) => offered) : undefined;
  }

  /** What the browser sends. Throws on a name that the form lacks and on a value that it does not offer. */
  filledIn(values: Values, button: Button | undefined = this.buttons[0]): Entry[] {
    const left = new Map(Object.entries(values).map(([name, value]) => [name, listed(value)]));
    for (const [name, chosen] of left) this.#refuse(name, chosen);
    const entries = this.controls.flatMap(({ name, type, values: own, offered }): Entry[] => {
      const chosen = left.get(name);
      if (!chosen) return own.map((value) => [name, value]);
      if (offered) return chosen.filter((value) => offered.some((one) => one === value)).map((value) => [name, value]);
      const typed = chosen.shift() ?? (type === 'file' ? new File([], '') : '');
      return [[name, typed]];
    });
    return button?.entry ? [...entries, button.entry] : entries;
  }

  #refuse(name: string, chosen: readonly (string | File)[]): void {
    const controls = this.controls.filter((control) => control.name === name);
    if (!controls.length) throw new Error(`The form has no "${name}"; it has ${this.names.join(', ')}.`);
    const offered = this.offeredBy(name);
    const foreign = offered && chosen.find((value) => typeof value !== 'string' || !offered.includes(value));
    if (foreign !== undefined) throw new Error(`"${name}" does not offer "${shown(foreign)}"; ${String(offered)}.`);
    const several = controls.every(({ type }) => type === 'checkbox' || type === 'select-multiple');
    const room = several ? Infinity : controls[0]?.type === 'radio' ? 1 : controls.length;
    if (chosen.length > room) throw new Error(`"${name}" takes ${String(room)}, not ${String(chosen.length)}.`);
  }
}

function shown(value: string | File): string {
  return typeof value === 'string' ? value : value.name;
}

function listed(value: Values[string]): (string | File)[] {
  return Array.isArray(value) ? [...(value as readonly (string | File)[])] : [value as string | File];
}

function belongingTo(form: HTMLElement): HTMLElement[] {
  const id = form.getAttribute('id');
  const page = form.closest('html') ?? form;
  return page
    .querySelectorAll('input, select, textarea, button')
    .filter((part) => {
      const owner = part.getAttribute('form');
      return owner === undefined ? part.closest('form') === form : owner === id;
    })
    .filter((part) => !part.hasAttribute('disabled') && !part.closest('fieldset[disabled]'));
}

function typeOf(part: HTMLElement): string {
  const tag = part.rawTagName.toLowerCase();
  if (tag === 'select') return part.hasAttribute('multiple') ? 'select-multiple' : 'select';
  if (tag === 'textarea') return tag;
  return part.getAttribute('type')?.toLowerCase() ?? (tag === 'button' ? 'submit' : 'text');
}

function isButton(part: HTMLElement): boolean {
  return part.rawTagName.toLowerCase() === 'button' || ['submit', 'button', 'image', 'reset'].includes(typeOf(part));
}

function isSubmit(part: HTMLElement): boolean {
  return isButton(part) && ['submit', 'image'].includes(typeOf(part));
}

function readButton(part: HTMLElement): Button {
  const [name, value] = [part.getAttribute('name'), part.getAttribute('value') ?? ''];
  return {
    text: part.textContent.trim() || value,
    action: part.getAttribute('formaction'),
    entry: name ? [name, value] : undefined,
  };
}

function readControl(part: HTMLElement): Control[] {
  const name = part.getAttribute('name');
  if (!name) return [];
  const type = typeOf(part);
  if (type.startsWith('select')) return [readSelect(name, type, part)];
  if (type === 'textarea') return [{ name, type, values: [part.textContent.replace(/^\n/, '')], offered: undefined }];
  if (type === 'file') return [{ name, type, values: [], offered: undefined }];
  if (type !== 'radio' && type !== 'checkbox') {
    return [{ name, type, values: [part.getAttribute('value') ?? ''], offered: undefined }];
  }
  const value = part.getAttribute('value') ?? 'on';
  return [{ name, type, values: part.hasAttribute('checked') ? [value] : [], offered: [value] }];
}

function readSelect(name: string, type: string, part: HTMLElement): Control {
  const options = part.querySelectorAll('option').filter((option) => !option.hasAttribute('disabled'));
  const valueOf = (option: HTMLElement) => option.getAttribute('value') ?? option.textContent.trim();
  const selected = options.filter((option) => option.hasAttribute('selected'));
  const values = (type === 'select' && !selected.length ? options.slice(0, 1) : selected).map(valueOf);
  return { name, type, values, offered: options.map(valueOf) };
}
