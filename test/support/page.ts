import { parse, type HTMLElement } from 'node-html-parser';
import { Form, type Button, type Entry, type Values } from './form.js';

/** What a page asks of the visitor that opened it. */
export interface Sender {
  open(url: string): Promise<Page>;
  send(form: { url: string; method: 'get' | 'post'; multipart: boolean; entries: readonly Entry[] }): Promise<Page>;
}

/** A page as it arrived, after redirects. */
export class Page {
  readonly root: HTMLElement;

  constructor(
    readonly visitor: Sender,
    readonly url: string,
    readonly status: number,
    readonly headers: Headers,
    readonly body: string,
    /** The addresses that redirected here, the first one first. */
    readonly via: readonly string[],
  ) {
    this.root = parse(body, { comment: false });
  }

  /** The address without the origin. */
  get path(): string {
    const { pathname, search } = new URL(this.url);
    return pathname + search;
  }

  get title(): string {
    return squeezed(this.root.querySelector('title')?.textContent ?? '');
  }

  /** The words of the page's body, each run of white space as one space. */
  get text(): string {
    return this.#wordsOf(this.root.querySelector('body') ?? this.root);
  }

  /** The words of the first element that a CSS selector finds; undefined when there is none. */
  textOf(selector: string): string | undefined {
    const element = this.root.querySelector(selector);
    return element ? this.#wordsOf(element) : undefined;
  }

  /** The answer of an API. */
  json(): unknown {
    return JSON.parse(this.body);
  }

  forms(): Form[] {
    return this.root.querySelectorAll('form').map((element) => new Form(element));
  }

  /** The form with this action; without one the only form that posts. Throws when there is none or a choice. */
  form(action?: string): Form {
    const fitting = this.forms().filter((form) =>
      action === undefined ? form.method === 'post' : this.#address(form.action) === this.#address(action),
    );
    const [form, ...others] = fitting;
    if (form && !others.length) return form;
    const all = this.forms().map(({ method, action: to }) => `${method} ${to}`);
    const wanted = action ?? 'post';
    throw new Error(
      `${this.path} (${String(this.status)}) has ${String(fitting.length)} forms for ${wanted}: ${all.join(', ')}`,
    );
  }

  /** Fills in a form over what the page filled in, presses its first button, and gives the page that follows. */
  async submit(values: Values = {}, action?: string): Promise<Page> {
    const form = this.form(action);
    return this.#send(form, values, form.buttons[0]);
  }

  /** The same with the one button that bears these words, in whichever form it is. */
  async press(words: string, values: Values = {}): Promise<Page> {
    for (const form of this.forms()) {
      const button = form.buttons.find(({ text }) => squeezed(text) === words);
      if (button) return this.#send(form, values, button);
    }
    throw new Error(`${this.path} has no button "${words}".`);
  }

  /** Follows the first link that bears these words. */
  async follow(words: string): Promise<Page> {
    const link = this.root.querySelectorAll('a[href]').find((element) => squeezed(element.textContent) === words);
    if (!link) throw new Error(`${this.path} has no link "${words}".`);
    return this.visitor.open(this.#address(link.getAttribute('href') ?? ''));
  }

  #send(form: Form, values: Values, button: Button | undefined): Promise<Page> {
    const { method, multipart } = form;
    const url = this.#address(button?.action ?? form.action);
    return this.visitor.send({ url, method, multipart, entries: form.filledIn(values, button) });
  }

  #address(href: string): string {
    return new URL(href, this.url).href;
  }

  #wordsOf(element: HTMLElement): string {
    const copy = parse(element.outerHTML, { comment: false });
    for (const unseen of copy.querySelectorAll('script, style, [hidden]')) unseen.remove();
    return squeezed(copy.structuredText);
  }
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
