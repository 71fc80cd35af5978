import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { git } from '../cli/repos.js';
import { write } from '../cli/tool.js';
import { runJob, runsFor, workflow, workflowText, type Event, type Job } from './job.js';
import { loadWorkflowParser } from './parser.js';
import { bumped as bumpedText, renovateConfig } from './renovate-config.js';
import { cloneOf, edited, makeTemplate, project, type Call, type Repository } from './repository.js';

const { check, update } = workflow.jobs;
const jobs: readonly Job[] = [check, update];
const scripts = jobs.flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));

const opened: Event = { name: 'pull_request', ref: 'refs/pull/7/merge' };
const monday: Event = { name: 'schedule', ref: 'refs/heads/main' };
const merged: Event = { name: 'push', ref: 'refs/heads/main' };
const bumped: Event = { name: 'push', ref: 'refs/heads/renovate/mtls-pop' };

/** What Renovate does to the answers file. */
const bump = (text: string): string =>
  bumpedText(renovateConfig.customManagers[0], answersFile, text, '2.0.0');

const branch = 'mtls-pop/update-main';
const answersFile = `${project}/.mtls-pop.yaml`;

describe('the workflow', () => {
  let parser: Awaited<ReturnType<typeof loadWorkflowParser>> | undefined;

  async function errorsIn(content: string): Promise<string[]> {
    parser ??= await loadWorkflowParser();
    const { context } = parser.parseWorkflow(
      { name: 'mtls-pop.yml', content },
      new parser.NoOperationTraceWriter(),
    );
    return context.errors.getErrors().map(({ message }) => message);
  }

  it('is valid by the schema that GitHub publishes', async () => {
    expect(await errorsIn(workflowText)).toEqual([]);
    expect(await errorsIn(workflowText.replace('timeout-minutes', 'time-out'))).not.toEqual([]);
    expect(await errorsIn(workflowText.replace('steps.check.outputs', 'stepz.check.outputs'))).not.toEqual(
      [],
    );
  });

  it('can be called as its documentation says', async () => {
    const [, example = ''] = /^```yaml\n([^]*?)^```/m.exec(readFileSync('docs/fleet.md', 'utf8')) ?? [];
    expect(await errorsIn(example)).toEqual([]);
    expect(parse(example)).toMatchObject({ permissions: update.permissions });
    expect(workflow.on).toHaveProperty('workflow_call');
  });

  it('asks for the version of the tool that it comes with', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(workflow.env['MTLS_POP_VERSION']).toBe(version);
    expect(readFileSync('docs/fleet.md', 'utf8')).toContain(`generator-msal-mtls-pop@${version}/docs/fleet/`);
  });

  it('gives each job the least permissions and a time, and actions by commit', () => {
    expect(workflow.permissions).toEqual({});
    expect(check.permissions).toEqual({ contents: 'read' });
    expect(update.permissions).toEqual({ contents: 'write', 'pull-requests': 'write' });
    for (const job of jobs) expect(job['timeout-minutes']).toBeLessThanOrEqual(15);
    const actions = [...workflowText.matchAll(/uses: (.*)/g)].map(([, used]) => used);
    expect(actions).not.toEqual([]);
    for (const used of actions) expect(used).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('puts no expression into a script: what it says could be somebody else’s code', () => {
    for (const script of scripts) expect(script).not.toContain('${{');
  });

  it('checks what people propose and merge, and updates by the clock and for Renovate', () => {
    const ran = [opened, merged, monday, bumped].map((event) => jobs.map((job) => runsFor(job, event)));
    expect(ran).toEqual([
      [true, false],
      [true, false],
      [false, true],
      [false, true],
    ]);
  });
});

describe('the steps of the workflow', { timeout: 60_000 }, () => {
  let template = '';

  beforeAll(async () => {
    template = mkdtempSync(path.join(tmpdir(), 'mtls-pop-fleet-'));
    await makeTemplate(template);
  });

  afterAll(() => {
    rmSync(template, { recursive: true, force: true });
  });

  /** A run of the update on a branch, as it stands in the origin. */
  const updateOn = (repository: Repository, event: Event): ReturnType<typeof runJob> => {
    repository.checkOut(event.ref.replace('refs/heads/', ''));
    return runJob(update, event, repository.work, repository.env);
  };

  const done = ({ code, log }: ReturnType<typeof runJob>): void => {
    expect(code, log).toBe(0);
  };

  it('fail a check with what is outdated, and say it at its file', () => {
    const repository = cloneOf(template);
    const { code, log } = runJob(check, opened, repository.work, repository.env);
    expect(code).toBe(4);
    expect(log).toContain(
      `::error file=${answersFile},title=mtls-pop::Outdated: guidance 1.0.0, and there is 2.0.0. Run: npx`,
    );
  });

  it('open one pull request with what an update changes and why, touch it again only for something new, and leave it to whoever commits to it', () => {
    const repository = cloneOf(template);
    done(updateOn(repository, monday));
    const [setup, listed, created, ...more] = repository.calls();
    expect([setup?.args, listed?.args.slice(0, 2), more]).toEqual([
      ['auth', 'setup-git'],
      ['pr', 'list'],
      [],
    ]);
    expect(created?.args).toEqual(expect.arrayContaining(['pr', 'create', branch, 'main']));
    expect(created?.args).not.toContain('--draft');
    expect(created?.body).toContain(`# ${project}: guidance 1.0.0 -> 2.0.0`);
    expect(created?.body).toMatch(/^- MTLS\d{3} .* \(\d+ files?\)$/m);
    expect(repository.pushed(branch, answersFile)).toContain('guidance: "2.0.0"');
    expect(git(repository.origin, 'log', '--format=%an', `main..${branch}`)).toBe('github-actions[bot]\n');
    expect(git(repository.origin, 'ls-tree', '-r', '--name-only', branch)).not.toContain('.mtls-pop.undo');

    repository.open(7);
    const first = repository.tip(branch);
    done(updateOn(repository, monday));
    expect(repository.tip(branch)).toBe(first);
    expect(repository.calls().map(verbs)).toEqual(['auth setup-git', 'pr list']);

    repository.checkOut('main');
    writeFileSync(path.join(repository.work, 'theirs.txt'), 'theirs\n');
    repository.push('main');
    done(updateOn(repository, monday));
    expect(git(repository.origin, 'rev-parse', `${branch}~1`)).toBe(
      git(repository.origin, 'rev-parse', 'main'),
    );
    expect(repository.calls().map(verbs).slice(2)).toEqual(['api --silent', 'pr ready']);

    repository.checkOut(branch);
    writeFileSync(path.join(repository.work, 'more.txt'), 'theirs\n');
    repository.push(branch);
    const theirs = repository.tip(branch);
    const left = updateOn(repository, monday);
    done(left);
    expect(left.log).toContain(`::warning title=mtls-pop::Somebody has committed to ${branch}`);
    expect(repository.tip(branch)).toBe(theirs);
    expect(repository.calls().map(verbs)).toEqual(['auth setup-git']);
  });

  it('commit to the branch of Renovate what its version changes, once, and check what people edit as good', () => {
    const repository = cloneOf(template);
    const { work } = repository;
    repository.edit(answersFile, bump);
    repository.push('renovate/mtls-pop');
    done(updateOn(repository, bumped));
    expect(repository.pushed('renovate/mtls-pop', `${project}/.mtls-pop.lock`)).toContain('2.0.0');
    expect(git(repository.origin, 'rev-list', '--count', 'main..renovate/mtls-pop')).toBe('2\n');
    expect(repository.calls().map(verbs)).toEqual(['auth setup-git']);

    const updated = repository.tip('renovate/mtls-pop');
    const again = updateOn(repository, bumped);
    done(again);
    expect(again.log).toContain('There is nothing to commit.');
    expect([repository.tip('renovate/mtls-pop'), repository.calls()]).toEqual([updated, []]);

    repository.edit(edited.file, (text) => text.replace(edited.now, edited.is));
    const { code, log } = runJob(check, opened, work, repository.env);
    expect([code, log]).toEqual([0, `- ${path.normalize(project)}: drifted\n`]);
  });

  it('open a draft that names the conflicts, and fail where they are on the branch of Renovate', () => {
    const repository = cloneOf(template);
    repository.edit(edited.file, (text) => text.replace(edited.was, edited.is));
    repository.push('main');
    done(updateOn(repository, monday));
    const created = repository.calls().at(-1);
    expect(created?.args).toEqual(expect.arrayContaining(['pr', 'create', '--draft']));
    expect(created?.body).toContain('**1 conflict to settle**');
    const [, file, line, rule] =
      /^! conflict in (.*?):(\d+) .* - (MTLS\d{3}): /m.exec(created?.body ?? '') ?? [];
    expect([`${project}/${file ?? ''}`, rule]).toEqual([edited.file, expect.any(String)]);
    const text = repository.pushed(branch, edited.file).split('\n');
    expect(text[Number(line) - 1]).toMatch(/^<{7} yours/);

    repository.checkOut('main');
    repository.edit(answersFile, bump);
    repository.push('renovate/mtls-pop');
    expect(updateOn(repository, bumped).code).toBe(1);
    expect(repository.pushed('renovate/mtls-pop', edited.file)).toContain('<<<<<<< yours');
  });

  it('update the others where one project cannot be, name it whatever it is called, and fail', () => {
    const repository = cloneOf(template);
    const odd = 'libs/~~~100%, `@x';
    write(repository.work, {
      [`${odd}/.mtls-pop.yaml`]: readFileSync(path.join(template, answersFile), 'utf8'),
    });
    repository.push('main');
    const checked = runJob(check, opened, repository.work, repository.env);
    expect(checked.log).toContain('::error file=libs/~~~100%25%2C `@x/.mtls-pop.yaml,title=mtls-pop::');

    expect(updateOn(repository, monday).code).toBe(1);
    const created = repository.calls().at(-1);
    expect(created?.args).toContain('--draft');
    expect(created?.body).toContain('**1 project could not be updated.**');
    const [, block, ...rest] = (created?.body ?? '').split('~~~');
    expect([rest.length, block]).toEqual([1, expect.stringContaining('100%, `@x: not updated')]);
    expect(repository.pushed(branch, answersFile)).toContain('guidance: "2.0.0"');
  });
});

const verbs = ({ args }: Call): string => args.slice(0, 2).join(' ');
