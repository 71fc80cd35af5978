import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ejs from 'ejs';
import { format } from 'prettier';
import { isHoleName, isOptional } from '../../render/holes.js';
import type { Segment } from '../../render/segments.js';
import { axisNames, type Axis, type Variant } from '../../render/variant.js';
import { codeStyle } from '../code-style.js';
import { mark } from '../marks.js';
import { TemplateError } from '../template-error.js';
import { cutText, kindOf, type TextKind } from './cut-text.js';

/** A template that is not TypeScript: EJS, run when the tool is built with one local for each axis, and `hole(name, otherwise?)`. */
export class TextTemplate {
  readonly axes: readonly Axis[];
  readonly #path: string;
  readonly #text: string;
  readonly #kind: TextKind;
  readonly #run: (locals: object) => string;

  /**
   * @param root the repository
   * @param path relative to it
   * @param target path in the emitted project: its kind decides how holes are escaped
   */
  constructor(root: string, path: string, target: string) {
    const file = join(root, path);
    const text = readFileSync(file, 'utf8');
    this.axes = axesInCode(text, dirname(file));
    this.#path = path;
    this.#text = text;
    this.#kind = kindOf(target);
    this.#run = ejs.compile(text, {
      filename: file,
      escape: String,
      strict: true,
      destructuredLocals: [...axisNames, 'hole'],
    });
  }

  /** The text in one variant, cut at its holes; undefined where it comes out empty. */
  async segments(variant: Variant): Promise<readonly Segment[] | undefined> {
    const text = this.#run({
      ...variant,
      hole: (name: string, otherwise?: string) => this.#hole(name, otherwise),
    });
    return text.trim() === '' ? undefined : cutText(this.#path, this.#kind, await this.#tidy(text));
  }

  #hole(name: string, otherwise: string | undefined): string {
    if (!isHoleName(name)) {
      throw this.#errorAt(name, `there is no hole ${name} (src/render/holes.ts).`);
    }
    if (isOptional(name) !== (otherwise !== undefined)) {
      const rule = isOptional(name) ? 'may be unanswered: say what stands there then' : 'is always answered';
      throw this.#errorAt(name, `hole('${name}') ${rule}.`);
    }
    return mark(name, otherwise);
  }

  #errorAt(name: string, message: string): TemplateError {
    const before = this.#text.slice(0, Math.max(0, this.#text.indexOf(`hole('${name}'`)));
    return new TemplateError(this.#path, before.split('\n').length, message);
  }

  async #tidy(text: string): Promise<string> {
    const tidy = `${text
      .replace(/[^\S\n]+$/gm, '')
      .replace(/\n{3,}/g, '\n\n')
      .trim()}\n`;
    switch (this.#kind) {
      case 'json':
        return format(tidy, { parser: 'json', filepath: this.#path });
      case 'code':
        return format(tidy, { ...codeStyle, filepath: this.#path });
      case 'markdown':
      case 'env':
      case 'plain':
        return tidy;
    }
  }
}

/** Axes that the code between `<%` and `%>` names, that of included files too. */
function axesInCode(text: string, folder: string): readonly Axis[] {
  const code = [...text.matchAll(/<%([\s\S]*?)%>/g)].map((match) => match[1] ?? '').join('\n');
  const included = [...code.matchAll(/\binclude\('([^']+)'/g)].flatMap((match) => {
    const file = join(folder, match[1] ?? '');
    return axesInCode(readFileSync(file, 'utf8'), dirname(file));
  });
  return axisNames.filter((axis) => included.includes(axis) || new RegExp(`\\b${axis}\\b`).test(code));
}
