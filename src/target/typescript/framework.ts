import type { Guess } from '../guess.js';
import type { Manifest } from './package-json.js';

type Framework = 'nestjs' | 'fastify' | 'express' | 'plain';

/** What the service is built on, from the dependencies that it runs with. NestJS runs on one of the others. */
export function frameworkOf({ dependencies }: Manifest): Guess<Framework> {
  const has = (name: string): boolean =>
    dependencies.dependencies[name] !== undefined || dependencies.peerDependencies[name] !== undefined;
  if (has('@nestjs/core')) return { value: 'nestjs', because: 'it depends on @nestjs/core' };
  const found = (['fastify', 'express'] as const).filter(has);
  const [only, another] = found;
  if (only === undefined)
    return { value: 'plain', because: 'it depends on none of NestJS, Fastify and Express' };
  if (another === undefined) return { value: only, because: `it depends on ${only}` };
  return { candidates: found, because: `It depends on ${found.join(' and on ')}.` };
}
