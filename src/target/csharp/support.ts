import type { CSharpProject } from './csharp-target.js';
import { listed, refusal } from './refusal.js';

/** The first .NET with all that the generated code uses, and its C#. */
const leastFramework = 8;
const leastLanguage = 12;

/** Frameworks of a project that generated code cannot be compiled for: .NET Framework, .NET Standard, phones, browsers. */
export function unsupported(project: CSharpProject): string[] {
  return project.frameworks.filter((framework) => {
    const [, major = '', platform] = /^net(\d+)\.\d+(?:-(\w+?)[\d.]*)?$/i.exec(framework) ?? [];
    const isServer = platform === undefined || /^(?:windows|linux|macos)$/i.test(platform);
    return !(Number(major) >= leastFramework && major !== '' && isServer);
  });
}

/** @throws {Problem} `framework-unsupported`, `lang-version` */
export function requireSupport(project: CSharpProject): void {
  const frameworks = unsupported(project);
  if (frameworks.length > 0)
    throw refusal({
      code: 'framework-unsupported',
      message: `${project.path} is built for ${listed(frameworks)}, and the flow needs .NET ${leastFramework} or later.`,
      cause: `The generated code uses what came with .NET ${leastFramework}, such as TimeProvider, and mutual TLS with a token is for servers.`,
      next: `Move the project to net${leastFramework}.0 or later, or name another one: --project <path>`,
    });
  const language = Number.parseFloat(project.langVersion ?? '');
  if (language < leastLanguage)
    throw refusal({
      code: 'lang-version',
      message: `${project.path} is written in C# ${project.langVersion ?? ''} (LangVersion), and the flow in C# ${leastLanguage}.`,
      cause: 'Collection expressions and primary constructors are among what the generated code uses.',
      next: `Take LangVersion out, so that the framework's own version holds, or set it to ${leastLanguage} or later.`,
    });
}
