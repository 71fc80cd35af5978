import type { PackComparison } from '../../guidance/compare.js';
import type { Affected, Change, Rule } from '../../guidance/schema.js';
import type { Io } from '../terminal/io.js';
import { indent, wrap } from '../terminal/text.js';

/** What changed between two packs, for people: each change with its reason and whom it concerns. */
export function comparisonText(comparison: PackComparison, io: Io): string {
  const { from, to, facts, rules, changes, takenBack } = comparison;
  const { bold, dim, green, red, yellow } = io.colors;
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [`${bold(title)}\n${lines.join('\n')}`];
  const block = (text: string, by: string): string => indent(wrap(text, io.width - by.length), by);
  const change = ({ what, why, affects, version }: Change): string =>
    [
      block(`- ${what}`, '  '),
      block(why, '    '),
      dim(block(`Concerns ${concerned(affects)}. Since ${version}.`, '    ')),
    ].join('\n');
  const rule =
    (mark: string) =>
    ({ id, title }: Rule): string =>
      block(`${mark} ${id} ${title}`, '  ');

  const sections = [
    ...section('What changed', changes.map(change)),
    ...section('What is taken back', takenBack.map(change)),
    ...section(
      'Facts',
      facts.flatMap(({ fact, before, after }) => [
        block(fact, '  '),
        ...(before === undefined ? [] : [red(block(`- ${shown(before)}`, '    '))]),
        ...(after === undefined ? [] : [green(block(`+ ${shown(after)}`, '    '))]),
      ]),
    ),
    ...section('Rules', [
      ...rules.added.map(rule('+')).map(green),
      ...rules.changed.map(rule('~')).map(yellow),
      ...rules.removed.map(rule('-')).map(red),
    ]),
  ];
  const title = bold(`Guidance ${from} -> ${to}`);
  return [title, ...(sections.length === 0 ? ['Nothing differs.'] : sections)].join('\n\n');
}

function concerned({ languages, flows, auth, finalTokens }: Affected): string {
  const axes = [languages, flows, auth, finalTokens].flatMap((values) =>
    values === undefined ? [] : [values.join(' or ')],
  );
  return axes.length === 0 ? 'everybody' : axes.join(', ');
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
