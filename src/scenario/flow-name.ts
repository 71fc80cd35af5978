import { flagOf } from './answers.js';
import type { Language } from './flow.js';
import { pascalCase } from './section.js';
import { invalidValue, type Refusal } from './refusal.js';
import { quoted } from './text.js';
import { csharpNameFlaw } from './values/csharp-name.js';

/** Longer than any word for a flow; it becomes part of paths and of the names of variables. */
const longest = 40;

/** Folders that stand beside those of flows. */
const taken: ReadonlySet<string> = new Set(['unit', 'integration', 'emulator', 'support', 'testing']);
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * What is wrong with the name of an added flow, which becomes a folder, a prefix of variables (`GRAPH_`) and in C# the end of a
 * namespace (`MtlsPop.Graph`).
 */
export function checkFlowName(name: string, language: Language): Refusal | undefined {
  const flaw = flowNameFlaw(name, language);
  if (flaw === undefined) return undefined;
  return invalidValue(
    `${flagOf('name')} ${quoted(name)} ${flaw}.`,
    'The name of an added flow becomes a folder, a prefix of its settings and the end of a namespace.',
    `Name what the flow is for: ${flagOf('name')} orders`,
  );
}

function flowNameFlaw(name: string, language: Language): string | undefined {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name))
    return 'is not made of lower-case letters and digits, with single hyphens between them and a letter at the start';
  if (name.length > longest) return `is longer than ${longest} characters`;
  if (taken.has(name)) return 'is the name of a folder that all flows share';
  if (device.test(name)) return 'is a device and no file on Windows';
  return language === 'csharp' ? csharpNameFlaw(`Contoso.${pascalCase(name)}`) : undefined;
}

const vaultHost = /^(?:.+\.)?vault\./;
/** Labels that say nothing about whose API it is. */
const general: ReadonlySet<string> = new Set([
  'api',
  'app',
  'www',
  'service',
  'default',
  'prod',
  'dev',
  'test',
]);

/** A name for a flow that calls a resource: `graph`, `vault`, `orders` for `api://contoso/orders`. */
export function suggestFlowName(resource: string, language: Language): string {
  const words = wordsOf(resource.replace(/\/\.default$/, '')).map((word) =>
    word
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^[-0-9]+|-+$/g, '')
      .slice(0, longest)
      .replace(/-+$/, ''),
  );
  const name = words.find((word) => word !== '' && !general.has(word)) ?? 'resource';
  return flowNameFlaw(name, language) === undefined ? name : 'resource';
}

/** The parts of a resource, the one that tells the most first. */
function wordsOf(resource: string): string[] {
  const [, host = '', path = ''] = /^[a-z]+:\/\/([^/]*)\/?(.*)$/i.exec(resource) ?? [];
  if (vaultHost.test(host)) return ['vault'];
  if (/^graph\.|[.-]graph\./.test(host)) return ['graph'];
  const segments = path
    .split('/')
    .filter((segment) => segment !== '' && !/^(?:v\d[\w.]*|beta)$/i.test(segment))
    .reverse();
  const labels = host.split(':')[0]?.split('.') ?? [];
  // Application ids are no words.
  return [...segments, ...labels].filter((word) => !/^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(word));
}
