import { stripVTControlCharacters } from 'node:util';
import { Interrupted } from './interrupted.js';
import type { Io } from './io.js';
import { wrap } from './text.js';

export interface Choice {
  readonly value: string;
  readonly title: string;
  /** Shown under the choice while it is the chosen one. */
  readonly description?: string;
}

interface Asked {
  /** The question, printed above. */
  readonly heading: string;
  /** Sentences that help to answer, printed above too. */
  readonly teach: string;
  /** A word or two, on one line with the answer: prompts cannot break a line between words. */
  readonly label: string;
  /** Value taken by Enter alone. */
  readonly initial: string | undefined;
}

export interface ChoiceAsked extends Asked {
  readonly choices: readonly Choice[];
}

export interface TextAsked extends Asked {
  /** What is wrong with a value, or undefined. An empty value means no answer. */
  readonly validate: (value: string) => string | undefined;
}

/** A prompt while it is on the screen, as prompts hands it to `onRender`. */
interface Shown {
  msg: string;
  done?: boolean;
  rendered?: string;
  /** The error on the screen, each line after a line break. */
  outputError?: string;
  selection?: { title: string };
}

const hint = 'arrow keys, Enter';

/** Asks for one of several values. Throws `Interrupted` on Ctrl-C and Escape. */
export async function choose(io: Io, signal: AbortSignal, asked: ChoiceAsked): Promise<string> {
  const initial = asked.choices.findIndex((choice) => choice.value === asked.initial);
  return prompt(io, signal, asked, {
    type: 'select',
    // prompts puts its own, longer hint for an empty one; a line that is full breaks in the middle of a word.
    hint: fits(io, asked.label, hint) ? hint : ' ',
    choices: asked.choices.map(({ value, title, description }) => ({ value, title, description })),
    initial: Math.max(initial, 0),
  });
}

/** Asks for a line of text; the answer is trimmed. Throws `Interrupted` on Ctrl-C and Escape. */
export async function type(io: Io, signal: AbortSignal, asked: TextAsked): Promise<string> {
  const answer = await prompt(io, signal, asked, {
    type: 'text',
    ...(asked.initial !== undefined && { initial: asked.initial }),
    validate: (value: string) => {
      const wrong = asked.validate(value.trim());
      return wrong === undefined || wrap(wrong, io.width - 3);
    },
  });
  return answer.trim();
}

function fits(io: Io, label: string, rest: string): boolean {
  return `? ${label} › ${rest}`.length < io.width;
}

async function prompt(io: Io, signal: AbortSignal, asked: Asked, question: object): Promise<string> {
  signal.throwIfAborted();
  // kleur, which paints for prompts, knows this variable only, and reads it when it is loaded.
  if (!io.colors.isColorSupported) process.env['NODE_DISABLE_COLORS'] = '1';
  const { default: prompts } = await import('prompts');

  const lines = (text: string): string[] => wrap(text, io.width).split('\n');
  const above = [...lines(asked.heading).map(io.colors.bold), ...lines(asked.teach).map(io.colors.dim)];
  io.people.write(`\n${above.join('\n')}\n${reserve(io, above.length)}`);

  // A signal does not reach prompts, which listens to keys: it is told as the key that stands for it.
  const abort = (): void => void process.stdin.emit('keypress', '\u0003', { name: 'c', ctrl: true });
  signal.addEventListener('abort', abort);
  try {
    const { answer } = (await prompts({
      name: 'answer',
      message: asked.label,
      ...question,
      stdout: io.people,
      onRender(this: Shown) {
        repairAbove(io, this, above.at(-1) ?? '');
        const shown = this.selection?.title ?? this.rendered ?? '';
        if (this.done === true && !fits(io, this.msg, shown)) this.msg += '\n ';
      },
    } as never)) as { answer?: string };
    // prompts leaves a question out that was cancelled.
    if (answer === undefined) throw new Interrupted();
    return answer;
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/**
 * prompts shows an error below the line and goes back to a remembered row of the screen, which is another row once the
 * error has made the screen scroll. So the screen scrolls before.
 */
function reserve(io: Io, above: number): string {
  const rows = Math.max(1, Math.min(16, io.people.rows - above - 2));
  return `${'\n'.repeat(rows)}\u001b[${rows}A`;
}

/**
 * When prompts clears an error of several rows it begins a row too high: the row above the prompt goes, and the error's
 * last row stays. This stands on that row when it is called, puts back what was there and clears what is below.
 */
function repairAbove(io: Io, { outputError = '' }: Shown, above: string): void {
  const [, ...lines] = stripVTControlCharacters(outputError).split('\n');
  const rows = lines.reduce((sum, line) => sum + Math.ceil(line.length / io.people.columns), 0);
  if (rows > 1) io.people.write(`${above}\n\u001b[J`);
}
