import type { Facts } from '../../guidance/schema.js';
import { isGuid } from './identifiers.js';

/** What a resource answer means: what to ask a token for, and what to call with it. */
export interface ResourceTarget {
  /** Ends in `/.default`. */
  readonly scope: string;
  /** Undefined where the answer names no place that can be called with a bound token. */
  readonly resourceUrl: string | undefined;
  /** Where the resource takes Bearer tokens, if that is another place. */
  readonly bearerUrl?: string;
}

const suffix = '/.default';

/**
 * Reads a base URL (`https://…`), an application id URI (`api://…`), an application's client id, or any of them as a scope
 * that ends in `/.default`.
 *
 * @returns what is wrong with it, as the end of a sentence, where it is none of these.
 */
export function readResource(answer: string, facts: Facts): ResourceTarget | string {
  const base = answer.endsWith(suffix) ? answer.slice(0, -suffix.length) : answer;
  if (isGuid(base)) return { scope: base + suffix, resourceUrl: undefined };
  if (/^api:/i.test(base)) return readApplicationIdUri(base);
  return readUrl(base, facts);
}

/** What leg 1 of FIC asks for, in any cloud and with or without `/.default`. */
export const isTokenExchange = (answer: string, audiences: readonly string[]): boolean =>
  audiences.some((audience) =>
    [audience, audience + suffix].some((form) => form.toLowerCase() === answer.toLowerCase()),
  );

export const tokenExchangeAudiences = (facts: Facts): string[] =>
  Object.values(facts.clouds).map((cloud) => cloud.tokenExchangeAudience);

function readApplicationIdUri(base: string): ResourceTarget | string {
  if (!/^api:\/\/[\w.~%@:+-]+(\/[\w.~%@:+-]+)*$/.test(base))
    return 'is not an application id URI such as api://contoso/orders';
  return { scope: base + suffix, resourceUrl: undefined };
}

function readUrl(base: string, facts: Facts): ResourceTarget | string {
  const url = URL.canParse(base) ? new URL(base) : undefined;
  if (url?.protocol === 'http:') return 'is not https, and a token must never travel in the clear';
  if (url?.protocol !== 'https:' || !/^https:\/\/[\w.:[\]-]+(\/[\w.~%@:+/-]*)?$/i.test(base))
    return 'is neither an https URL without query and fragment, nor an api:// URI, nor a scope that ends in /.default';
  const address = base.replace(/\/+$/, '');
  for (const { graph, keyVault } of Object.values(facts.clouds)) {
    if (graph && sameHost(url, graph.audience)) return readGraph(url, graph);
    if (keyVault && sameHost(url, keyVault.audience))
      return { scope: keyVault.audience + suffix, resourceUrl: undefined };
    if (keyVault && url.hostname.endsWith(`.${hostOf(keyVault.audience)}`))
      return { scope: keyVault.audience + suffix, resourceUrl: address };
  }
  return { scope: address + suffix, resourceUrl: address };
}

/** Graph takes bound tokens on a host of its own, while the audience stays what it was. */
function readGraph(
  url: URL,
  graph: { audience: string; mtlsHost?: string | undefined },
): ResourceTarget | string {
  const path = url.pathname.replace(/\/+$/, '');
  if (path !== '' && !/^\/(v1\.0|beta)(\/|$)/.test(path))
    return `names a permission or path that Graph does not have at its top: a service asks for ${graph.audience}${suffix}`;
  return {
    scope: graph.audience + suffix,
    resourceUrl: graph.mtlsHost === undefined ? undefined : `https://${graph.mtlsHost}${path}`,
    bearerUrl: graph.audience + path,
  };
}

const hostOf = (audience: string): string => audience.slice('https://'.length);

const sameHost = (url: URL, audience: string): boolean => url.hostname === hostOf(audience);
