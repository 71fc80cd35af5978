/** How a file is merged. */
export type FileKind = 'json' | 'yaml' | 'xml' | 'typescript' | 'csharp' | 'text';

const byExtension: Readonly<Partial<Record<string, FileKind>>> = {
  json: 'json',
  jsonc: 'json',
  'code-workspace': 'json',
  yaml: 'yaml',
  yml: 'yaml',
  csproj: 'xml',
  props: 'xml',
  targets: 'xml',
  slnx: 'xml',
  xml: 'xml',
  config: 'xml',
  runsettings: 'xml',
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  js: 'typescript',
  mjs: 'typescript',
  cjs: 'typescript',
  cs: 'csharp',
};

/** Configuration without an extension, in JSON or YAML as its owner likes. */
const eitherWay = new Set(['.prettierrc', '.eslintrc', '.swcrc', '.babelrc', '.mocharc', '.lintstagedrc']);

/**
 * @param path `/`-separated
 * @param text of the file on disk, where the name does not say it
 */
export function kindOf(path: string, text: string): FileKind {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (eitherWay.has(name)) return /^\ufeff?\s*\{/.test(text) ? 'json' : 'yaml';
  return byExtension[name.slice(name.lastIndexOf('.') + 1)] ?? 'text';
}
