import type Generator from 'yeoman-generator';
import { declareOptions as declareAppOptions } from '../app/options.js';
import type { AppOptions } from '../app/options.js';

const placeOptions = ['folder', 'testFolder', 'solution', 'project', 'testProject'] as const;
type PlaceOption = (typeof placeOptions)[number];

export type FlowOptions = AppOptions &
  Partial<Record<PlaceOption, string>> & {
    wire?: boolean;
    allowDirty?: boolean;
    allowMajor?: boolean;
  };

const descriptions: Readonly<Record<PlaceOption, [flag: string, description: string]>> = {
  folder: ['folder', 'folder of the code, inside the package or solution'],
  testFolder: ['test-folder', 'folder of its tests'],
  solution: ['solution', 'C#: the solution, where there are several'],
  project: ['project', 'C#: the project that the flow goes into'],
  testProject: ['test-project', 'C#: the project that its tests go into'],
};

/** The options of `mtls-pop add`. */
export function declareOptions(generator: Pick<Generator, 'argument' | 'option'>): void {
  declareAppOptions(generator);
  for (const [flag, description] of Object.values(descriptions)) {
    generator.option(flag, { type: String, description });
  }
  generator.option('wire', {
    type: Boolean,
    description: "edit the service's own code to use the flow, where there is one place for it",
  });
  generator.option('allow-dirty', {
    type: Boolean,
    description: 'edit files that have changes which are not committed',
  });
  generator.option('allow-major', { type: Boolean, description: 'raise packages across a major version' });
}

/** Those that say where the flow goes. Yeoman reads words that look like numbers as numbers. */
export function placeOptionsAmong(options: FlowOptions): Partial<Record<PlaceOption, string>> {
  const given: Readonly<Partial<Record<PlaceOption, string | number>>> = options;
  return Object.fromEntries(
    placeOptions.flatMap((name) => (given[name] === undefined ? [] : [[name, String(given[name])]])),
  );
}
