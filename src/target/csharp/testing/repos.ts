import path from 'node:path';
import { expect } from 'vitest';
import { Problem } from '../../../errors/errors.js';
import { type Files, repo } from '../../testing/repo.js';
import type { CSharpProject, CSharpTarget } from '../csharp-target.js';
import { type LookOptions, lookAtCSharp } from '../look.js';

export const look = (files: Files, options: LookOptions = {}, folder = '.'): Promise<CSharpTarget> =>
  lookAtCSharp(path.join(repo(files), folder), options);

export async function project(files: Files): Promise<CSharpProject> {
  const { projects } = await look({ 'A.csproj': csproj(), ...files });
  const found = projects.find(({ path: each }) => each.endsWith('A.csproj'));
  if (found === undefined) throw new Error('no A.csproj');
  return found;
}

export async function problem(files: Files, options: LookOptions = {}, folder = '.'): Promise<Problem> {
  const outcome = await look(files, options, folder).catch((error: unknown) => error);
  if (!(outcome instanceof Problem)) throw new Error(`nothing was refused: ${String(outcome)}`);
  expect(outcome.exitCode).toBe(2);
  return outcome;
}

export const csproj = (body = '', sdk = 'Microsoft.NET.Sdk.Web'): string =>
  `<Project Sdk="${sdk}"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>${body}</Project>`;

export const library = (body = ''): string => csproj(body, 'Microsoft.NET.Sdk');

export const testsOf = (projectPath: string, test = 'xunit.v3'): string =>
  library(
    `<ItemGroup><PackageReference Include="${test}" Version="1.0.0" /><ProjectReference Include="${projectPath}" /></ItemGroup>`,
  );

export const slnx = (...projects: readonly string[]): string =>
  `<Solution>${projects.map((each) => `<Project Path="${each}" />`).join('')}</Solution>`;
