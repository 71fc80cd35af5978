import { variant } from '#variant';
import type { JournalEntry } from '../emulator/index.js';

const lineWidth = 80;

/** One request for people to read, in 80 columns. It holds no token, because the journal holds none. */
export function describeStep(entry: JournalEntry): string {
  const { service, method, host, path, form, headers, clientCertificate, status, error } = entry;
  return [
    titleOf(entry),
    ...fact(method, `${host}${path}`),
    ...(variant.auth === 'managed-identity' && service === 'imds'
      ? []
      : fact('certificate', clientCertificate ?? 'none')),
    ...(service === 'resource' ? fact('authorization', `${headers['authorization'] ?? 'none'} …`) : []),
    ...Object.entries(form).flatMap(([name, value]) => {
      const label = formLabels[name];
      return label === undefined ? [] : fact(label, value);
    }),
    ...entry.checks
      .filter(({ passed }) => service === 'resource' || !passed)
      .flatMap(({ name, passed, detail }) => fact(passed ? 'ok' : 'FAILED', `${name} (${detail})`)),
    ...fact('answer', [status, error].join(' ')),
  ].join('\n');
}

/** Breaks a text between its words. */
export function wrapped(text: string, indent = ''): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= lineWidth) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(lines.length === 0 ? word : indent + word);
    }
  }
  return lines;
}

/** What is worth seeing of a token request. */
const formLabels: Record<string, string> = {
  scope: 'scope',
  token_type: 'token type',
  // @only flow === 'fic'
  client_assertion: 'assertion',
  // @only flow === 'fic'
  client_assertion_type: 'assertion type',
};

function titleOf(entry: JournalEntry): string {
  if (entry.service === 'resource') {
    return 'The resource checks the call';
  }
  // @only auth === 'managed-identity'
  if (entry.service === 'imds') {
    return entry.form['csr'] === undefined
      ? 'IMDS says which identity and tenant this machine has'
      : 'IMDS issues a certificate for our key';
  }
  if (variant.flow === 'fic') {
    return entry.form['client_assertion'] === undefined
      ? 'Leg 1: a token that proves who this workload is, bound to its certificate'
      : "Leg 2: that token in exchange for the resource's";
  } else {
    return "Entra issues the resource's token, bound to the certificate";
  }
}

function fact(label: string, value: string): string[] {
  const column = 18;
  return wrapped(`   ${label.padEnd(column - 4)} ${shortened(value)}`, ' '.repeat(column));
}

/** GUIDs, thumbprints and URN prefixes fill a line and tell little. */
function shortened(text: string): string {
  return text
    .trim()
    .replace('urn:ietf:params:oauth:client-assertion-type:', '')
    .replace(/iss=\S+ sub=\S+ /, '')
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '…')
    .replaceAll(/(?<![\w-])([\w-]{8})[\w-]{35}(?![\w-])/g, '$1…');
}
