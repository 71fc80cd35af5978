import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { environmentEdit, typesEdit } from './settings-edits.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mtls-pop-layout-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

const flows = [{ flow: 'graph', example: '# Tenant.\nAZURE_TENANT_ID=contoso\nRESOURCE_URL=\n' }];

describe('the edit of .env.example', () => {
  it('is none where a repo has no such file', () => {
    expect(environmentEdit(root, flows)).toEqual([]);
  });

  it('adds the variables that are missing, and changes none that are there', () => {
    writeFileSync(join(root, '.env.example'), '');
    const [edit] = environmentEdit(root, flows);
    const after = edit?.apply('PORT=80\r\nRESOURCE_URL=https://mine\r\n') ?? '';
    expect(after).toBe(
      'PORT=80\r\nRESOURCE_URL=https://mine\r\n\r\n# mTLS PoP: graph\r\n# Tenant.\r\nAZURE_TENANT_ID=contoso\r\n',
    );
    expect(edit?.apply(after)).toBe(after);
    expect(edit?.contribution).toEqual({ AZURE_TENANT_ID: 'contoso', RESOURCE_URL: '' });
  });
});

describe('the edit of tsconfig.json', () => {
  const compiler = {
    configFile: 'tsconfig.json',
    verbatimModuleSyntax: false,
    allowImportingTsExtensions: false,
    esModuleInterop: true,
    erasableSyntaxOnly: false,
    noPropertyAccessFromIndexSignature: true,
    experimentalDecorators: false,
    withoutNodeTypes: true,
    includesTests: true,
    target: 'es2022',
    strict: true,
  };

  it('adds Node to a list of types without it', () => {
    const text = '{\n  // ours\n  "compilerOptions": { "types": ["jest"] }\n}\n';
    const { edits } = typesEdit(compiler, text);
    expect(edits[0]?.apply(text)).toBe(
      '{\n  // ours\n  "compilerOptions": { "types": ["jest", "node"] }\n}\n',
    );
    expect(typesEdit({ ...compiler, withoutNodeTypes: false }, text).edits).toEqual([]);
  });

  it('leaves a list that is inherited to the owner, because one of its own would replace it', () => {
    const { edits, notes } = typesEdit(compiler, '{ "extends": "../base.json" }');
    expect(edits).toEqual([]);
    expect(notes).toEqual([expect.stringMatching(/add "node" to "types"/)]);
  });
});
