import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ejs from 'ejs';
import { format } from 'prettier';
import { isHoleName, isOptional } from '../../render/holes.js';
import type { Segment } from '../../render/segments.js';
import { axesOf, type Axis, type Variant } from '../../render/variant.js';
import { codeStyle } from '../code-style.js';
import { translateTests } from '../csharp/translate-tests.js';
import type { ManifestEntry } from '../manifest/entry.js';
import { mark } from '../marks.js';
import { TemplateError } from '../template-error.js';
import { cutText, kindOf, type TextKind } from './cut-text.js';

/** A template that is not TypeScript: EJS, run when the tool is built with one local for each axis, and `hole(name, otherwise?)`. */
export class TextTemplate {
  readonly axes: readonly Axis[];
  readonly #path: string;
  readonly #text: string;
  readonly #kind: TextKind;
  /** Whether it is written for xunit, and becomes what the variant's test framework reads. */
  readonly #translated: boolean;
  readonly #run: (locals: object) => string;

  /**
   * @param root the repository
   * @param entry the kind of its path in the emitted project decides how holes are escaped
   */
  constructor(root: string, { language, source, path }: ManifestEntry) {
    const file = join(root, 'templates', source);
    const text = readFileSync(file, 'utf8');
    const axes: readonly Axis[] = axesOf[language];
    const inCode = wordsInCode(text, dirname(file));
    this.#translated = path.endsWith('Tests.cs');
    this.axes = axes.filter((axis) => inCode.has(axis) || (this.#translated && axis === 'testFramework'));
    this.#path = `templates/${source}`;
    this.#text = text;
    this.#kind = kindOf(path);
    this.#run = ejs.compile(text, {
      filename: file,
      escape: String,
      strict: true,
      destructuredLocals: [...axes, 'hole'],
    });
  }

  /** The text in one variant, cut at its holes; undefined where it comes out empty. */
  async segments(variant: Variant): Promise<readonly Segment[] | undefined> {
    const text = this.#run({
      ...variant,
      hole: (name: string, otherwise?: string) => this.#hole(name, otherwise),
    });
    if (text.trim() === '') {
      return undefined;
    }
    const tidy = await this.#tidy(text);
    const framework = this.#translated ? variant.testFramework : undefined;
    return cutText(this.#path, this.#kind, framework === undefined ? tidy : translateTests(tidy, framework));
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
      case 'csharp':
      case 'xml':
      case 'markdown':
      case 'env':
      case 'plain':
        return tidy;
    }
  }
}

/** Words in the code between `<%` and `%>`, that of included files too. */
function wordsInCode(text: string, folder: string): ReadonlySet<string> {
  const code = [...text.matchAll(/<%([\s\S]*?)%>/g)].map((match) => match[1] ?? '').join('\n');
  const included = [...code.matchAll(/\binclude\('([^']+)'/g)].flatMap((match) => {
    const file = join(folder, match[1] ?? '');
    return [...wordsInCode(readFileSync(file, 'utf8'), dirname(file))];
  });
  return new Set([...included, ...(code.match(/\w+/g) ?? [])]);
}
