import { applyEdits, modify, parse, parseTree, type JSONPath, type Node } from 'jsonc-parser';

/** A change that somebody makes to a file. Its numbers say where and what, so that a counterexample can be made smaller. */
export interface Edit {
  readonly what: number;
  readonly at: number;
  readonly value: number;
}

type Change = (text: string, edit: Edit, who: string) => string;

/**
 * The text with one change done to it. What it adds has the name of whoever made it in it.
 *
 * @param who makes it; keys and values of two people never are the same
 */
export function edited(path: string, text: string, edit: Edit, who: string): string {
  const changes = changesOf(path);
  const change = changes[edit.what % changes.length];
  return change === undefined ? text : change(text, edit, who);
}

function changesOf(path: string): readonly Change[] {
  if (path.endsWith('.json')) return json;
  if (/\.(csproj|props|slnx)$/.test(path)) return xml;
  return path.endsWith('.yml') ? yaml : lines;
}

/** What only changes how a text looks. */
export function reformatted(path: string, text: string, how: number): string {
  const looks: readonly ((text: string) => string)[] = [
    (each) => each,
    (each) => each.replaceAll('\n', '\r\n'),
    (each) => `\ufeff${each}`,
    (each) => each.trimEnd(),
    ...(path.endsWith('.json') && !text.includes('//')
      ? [
          (each: string): string => `${JSON.stringify(parse(each), null, '\t')}\n`,
          (each: string): string => `${JSON.stringify(parse(each), null, 4)}\n`,
          (each: string): string => JSON.stringify(parse(each)),
        ]
      : []),
    ...(/\.(csproj|props|slnx)$/.test(path)
      ? [
          (each: string): string => each.replaceAll('  ', '\t'),
          (each: string): string => each.replace(/\n\n/g, '\n'),
          (each: string): string => each.replace(/ (\w+="[^"]*")(?=[^>]*>)/g, '\n      $1'),
        ]
      : []),
  ];
  return looks[how % looks.length]?.(text) ?? text;
}

const json: readonly Change[] = [
  (text, { at, value }, who) => {
    const object = pick(objects(text), at);
    const size = object.children?.length ?? 0;
    return set(
      text,
      [...pathOf(object), `${who}-key-${value}`],
      `${who} value ${value}`,
      size === 0 ? 0 : value % size,
    );
  },
  (text, { at, value }, who) => {
    const leaf = pickMaybe(leaves(text), at);
    return leaf === undefined ? text : set(text, pathOf(leaf), `${who} value ${value}`);
  },
  (text, { at, value }) => {
    const leaf = pickMaybe(
      leaves(text).filter((each) => /^\^?\d+\./.test(String(each.value))),
      at,
    );
    return leaf === undefined ? text : set(text, pathOf(leaf), `^${value + 20}.0.0`);
  },
  (text, { at }) => {
    const leaf = pickMaybe(
      leaves(text).filter(({ parent }) => parent?.type === 'property'),
      at,
    );
    return leaf === undefined ? text : set(text, pathOf(leaf), undefined);
  },
  (text, { at, value }, who) => {
    const array = pickMaybe(
      nodes(text).filter(({ type }) => type === 'array'),
      at,
    );
    return array === undefined ? text : set(text, [...pathOf(array), -1], `${who} item ${value}`);
  },
  (text, { at, value }, who) => insertAbove(text, at, /^\s*"/, `// ${who} comment ${value}`),
  (text, { at, value }, who) => {
    const object = pick(objects(text), at);
    return set(text, [...pathOf(object), `${who}-key-${value}`], {
      [`${who}-key-${value + 100}`]: `${who} value ${value}`,
    });
  },
  (text, { at }) => {
    const container = pickMaybe(
      nodes(text).filter(({ type, parent }) => type === 'object' && parent !== undefined),
      at,
    );
    return container === undefined ? text : set(text, pathOf(container), undefined);
  },
  (text, { at }) => {
    const object = pick(objects(text), at);
    const reversed = [...(object.children ?? [])].reverse();
    const parts = reversed.map(({ offset, length }) => text.slice(offset, offset + length));
    return text.includes('//') ? text : reordered(text, object, parts);
  },
];

const xml: readonly Change[] = [
  (text, { at, value }, who) =>
    insertAfter(text, at, /^\s*<(PackageReference|Using|Project|Content)\b[^>]*\/>$/, (line) =>
      line.replace(/(Include|Path)="[^"]*"/, `$1="${who}.Item${value}"`),
    ),
  (text, { at, value }, who) =>
    insertAfter(text, at, /^\s*<(\w+)>[^<]*<\/\1>$/, (line) =>
      line.replace(/<.*>/, `<${who}Property${value}>${who} text</${who}Property${value}>`),
    ),
  (text, { at, value }, who) =>
    onLine(text, at, /^\s*<(\w+)>[^<]*<\/\1>$/, (line) => [
      line.replace(/>[^<]*</, `>${who} text ${value}<`),
    ]),
  (text, { at, value }) =>
    onLine(text, at, /Version="/, (line) => [line.replace(/Version="[^"]*"/, `Version="${value + 20}.0.0"`)]),
  (text, { at }) => onLine(text, at, /^\s*<(\w+)\b[^>]*(\/>|>[^<]*<\/\1>)$/, () => []),
  (text, { at, value }, who) => insertAbove(text, at, /^\s*<\w/, `<!-- ${who} comment ${value} -->`),
  (text, { at, value }, who) =>
    onLine(text, at, /^\s*<(PackageReference|ProjectReference|Content)\b[^>]*\/>$/, (line) => [
      line.includes(`${who}Metadata${value}=`)
        ? line
        : line.replace('/>', `${who}Metadata${value}="${who} value" />`),
    ]),
  (text, { at, value }) => {
    const item = /^\s*<(PackageReference|Using|Content)\b[^>]*\/>$/;
    const moved = pickMaybe(
      text.split('\n').filter((line) => item.test(line)),
      at,
    );
    if (moved === undefined || text.split(moved).length !== 2) return text;
    return insertAfter(text.replace(`${moved}\n`, ''), value, item, () => moved);
  },
  (text, { at, value }, who) =>
    insertAfter(
      text,
      at,
      /^ {2}<\/(ItemGroup|PropertyGroup)>$/,
      () => `  <ItemGroup>\n    <Using Include="${who}.Item${value}" />\n  </ItemGroup>`,
    ),
  (text, { at }) => {
    const group = pickMaybe([...text.matchAll(/\n {2}<(\w+Group)>\n(?:(?! {2}<\/).*\n)* {2}<\/\1>\n/g)], at);
    return group === undefined ? text : text.replace(group[0], '');
  },
  (text) => text.replace(/\n {2}<\/ItemGroup>\n+ {2}<ItemGroup>/, ''),
];

const yaml: readonly Change[] = [
  (text, { at, value }, who) =>
    insertAfter(text, at, /^\s*[\w-]+: [^|&]+$/, (line) =>
      line.replace(/\S.*$/, `${who}-key-${value}: ${who} value`),
    ),
  (text, { at, value }, who) =>
    onLine(text, at, /^\s*(- )?[\w-]+: [\w.]+$/, (line) => [
      line.replace(/: .*$/, `: ${who}-value-${value}`),
    ]),
  (text, { at }) => onLine(text, at, /^\s+[\w-]+: [\w.]+$/, () => []),
  (text, { at, value }, who) => insertAbove(text, at, /^\s*(- )?[\w-]+:/, `# ${who} comment ${value}`),
  (text, { at, value }, who) =>
    onLine(text, at, /: \[.+\]$/, (line) => [line.replace(/\]$/, `, ${who}-item-${value}]`)]),
  (text, { at, value }, who) =>
    insertAfter(text, at, /^\s*- uses: actions.checkout/, (line) =>
      line.replace(/- .*$/, `- run: ${who} command ${value}`),
    ),
  (text, { at, value }, who) =>
    insertAfter(
      text,
      at,
      /^ {2}[\w-]+:$/,
      () => `    ${who}-key-${value}:\n      ${who}-key-${value + 100}: [${who}-item-${value}]`,
    ),
  (text, { at }) => {
    const step = pickMaybe([...text.matchAll(/^ {6}- .*\n(?: {8}.*\n)*/gm)], at);
    return step === undefined ? text : text.replace(step[0], '');
  },
];

const lines: readonly Change[] = [
  (text, { at, value }, who) => insertAfter(text, at, /^/, () => `${who} line ${value}`),
  (text, { at, value }, who) => onLine(text, at, /\S/, () => [`${who} text ${value}`]),
  (text, { at, value }, who) => onLine(text, at, /\S/, (line) => [`${line} ${who} ${value}`]),
  (text, { at }) => onLine(text, at, /\S/, () => []),
];

function nodes(text: string): Node[] {
  const all = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(all)];
  const root = parseTree(text);
  return root === undefined ? [] : all(root);
}

function objects(text: string): Node[] {
  return nodes(text).filter(({ type }) => type === 'object');
}

/** Values of properties, not of arrays: those are sets. */
function leaves(text: string): Node[] {
  return nodes(text).filter(
    (node) =>
      node.children === undefined && node.parent?.type === 'property' && node.parent.children?.[1] === node,
  );
}

function pathOf(node: Node): JSONPath {
  const { parent } = node;
  if (parent === undefined) return [];
  if (parent.type === 'property') return [...pathOf(parent), String(parent.children?.[0]?.value)];
  return parent.type === 'array' ? [...pathOf(parent), parent.children?.indexOf(node) ?? 0] : pathOf(parent);
}

function set(text: string, path: JSONPath, value: unknown, index?: number): string {
  const edits = modify(text, path, value, {
    formattingOptions: { insertSpaces: true, tabSize: 2, eol: '\n' },
    isArrayInsertion: path.at(-1) === -1,
    ...(index !== undefined && { getInsertionIndex: () => index }),
  });
  return applyEdits(text, edits);
}

/** Its properties in another order, each in the place of another. */
function reordered(text: string, object: Node, parts: readonly string[]): string {
  return (object.children ?? []).reduceRight(
    (each, { offset, length }, index) =>
      each.slice(0, offset) + (parts[index] ?? '') + each.slice(offset + length),
    text,
  );
}

function insertAbove(text: string, at: number, where: RegExp, line: string): string {
  return onLine(text, at, where, (each) => [(/^\s*/.exec(each)?.[0] ?? '') + line, each]);
}

function insertAfter(text: string, at: number, where: RegExp, line: (like: string) => string): string {
  return onLine(text, at, where, (each) => [each, line(each)]);
}

function onLine(
  text: string,
  at: number,
  where: RegExp,
  change: (line: string) => readonly string[],
): string {
  const all = text.split('\n');
  const index = pickMaybe(
    all.flatMap((line, each) => (where.test(line) && each < all.length - 1 ? [each] : [])),
    at,
  );
  if (index === undefined) return text;
  return all.flatMap((line, each) => (each === index ? change(line) : [line])).join('\n');
}

function pick<T>(from: readonly T[], at: number): T {
  const found = pickMaybe(from, at);
  if (found === undefined) throw new Error('Nothing to pick from.');
  return found;
}

function pickMaybe<T>(from: readonly T[], at: number): T | undefined {
  return from[at % from.length];
}
