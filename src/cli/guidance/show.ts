import type { Pack } from '../../guidance/schema.js';
import type { Io } from '../terminal/io.js';
import { indent, table, wrap } from '../terminal/text.js';

/** A pack as a page for people: what its scenarios, facts and rules say. */
export function packText(pack: Pack, io: Io): string {
  const { facts, scenarios } = pack;
  const width = io.width - 2;
  const section = (title: string, body: string): string => `${io.colors.bold(title)}\n${indent(body, '  ')}`;
  const rows = (cells: readonly (readonly string[])[]): string => table(cells, width);
  const prose = (paragraphs: readonly string[]): string => wrap(paragraphs.join('\n'), width);

  return [
    `${io.colors.bold(`Guidance ${pack.version}`)}\n${wrap(pack.title, io.width)}`,
    section(
      'Facts',
      rows([
        ['token type', facts.tokenTypes.join(' or ')],
        ['region of a confidential client', facts.region],
        ['leg 2 gets the binding certificate', facts.leg2BindingCertificate],
        ['key attestation', facts.keyAttestation ? 'required' : 'not named'],
        ['minimum key strength', facts.minimumKeyStrength ? 'required' : 'not named'],
        ['thumbprint', facts.thumbprint],
      ]),
    ),
    section(
      'Clouds',
      rows(Object.entries(facts.clouds).map(([name, cloud]) => [name, cloud.mtlsHost, cloud.title])),
    ),
    section(
      'Packages',
      rows(
        Object.entries(facts.packages).flatMap(([language, packages]) =>
          Object.entries(packages).map(([name, { range, least }]) => [
            language,
            name,
            `${range}, at least ${least}`,
          ]),
        ),
      ),
    ),
    ...(facts.platformLimits.length === 0
      ? []
      : [
          section(
            'What runs where',
            prose(
              facts.platformLimits.flatMap(({ language, auth, preview, summary, requires }) => [
                `- ${language}, ${auth}${preview ? ' (preview)' : ''}: ${summary}`,
                ...requires.map((each) => `  - ${each}`),
              ]),
            ),
          ),
        ]),
    section(
      'Valid scenarios',
      rows(scenarios.valid.map(({ flow, auth, identity, finalToken }) => [flow, auth, identity, finalToken])),
    ),
    section('Refused', prose(scenarios.refused.map(({ id, reason }) => `- ${id}: ${reason}`))),
    section('Rules', rows(pack.rules.map(({ id, severity, title }) => [id, severity, title]))),
  ].join('\n\n');
}
