import { posix } from 'node:path';
import type { Pack } from '../../guidance/schema.js';
import type { Rendering } from '../../render/rendering.js';
import type { CSharpFlow } from '../../scenario/flow.js';
import type { CSharpPlace } from '../../scenario/place.js';
import type { CSharpProject, CSharpTarget } from '../../target/csharp/csharp-target.js';
import type { PlacedFile, Placement } from '../placement.js';
import { editsOf } from './edits/edits-of.js';
import { newTestProject, type NewTestProject } from './edits/new-test-project.js';
import { withEnds } from './files/file-style.js';
import { filesOf, type FlowFiles } from './files/flow-file.js';
import { placedCode } from './files/placed-code.js';
import { sharedFiles } from './files/share-files.js';
import { testEditorConfig } from './files/test-editor-config.js';
import { projectAt } from './place/place-of.js';

export interface FlowToLay {
  /** With its place. */
  readonly flow: CSharpFlow;
  /** Of the fitted flow: see `fittedFlow`. */
  readonly rendering: Rendering;
}

export interface CSharpLayout {
  /** All flows of the repo, the one that was added first comes first. */
  readonly flows: readonly FlowToLay[];
  readonly target: CSharpTarget;
  readonly pack: Pack;
  /** Whether a package may be raised over a major version. */
  readonly allowMajor?: boolean;
}

/** A flow with all that is known of its surroundings. */
export interface PlacedFlow {
  readonly flow: CSharpFlow;
  readonly place: CSharpPlace;
  readonly files: FlowFiles;
  readonly project: CSharpProject;
  readonly testProject: CSharpProject;
  /** Set where the repo has no test project. */
  readonly made: NewTestProject | undefined;
  /** The flow whose folders this one's lie in. */
  readonly first: PlacedFlow | undefined;
}

/**
 * Flows as files and edits in somebody's C# repo: their code in its style, packages and references where they are missing.
 *
 * @throws {Problem} exit code 2: `project-unknown`, `namespace-unusable`, `needs-major`, `guidance-incomplete`
 */
export function layOutCSharp(layout: CSharpLayout): Promise<Placement> {
  return Promise.resolve().then(() => {
    const placed = placedFlows(layout);
    const files = placed.flatMap(filesOfFlow);
    return {
      files: uniqueByPath(files).sort((one, other) => (one.path < other.path ? -1 : 1)),
      edits: editsOf(placed, layout),
      notes: notesOf(placed),
    };
  });
}

function placedFlows({ flows, target, pack }: CSharpLayout): PlacedFlow[] {
  const placed: PlacedFlow[] = [];
  for (const { flow, rendering } of flows) {
    const { place } = flow;
    if (place === undefined) throw new Error(`The flow ${flow.name} has no place.`);
    const project = projectAt(target, place.project);
    const present = target.projects.find(({ path }) => path === place.testProject);
    const made =
      present === undefined ? newTestProject(target, project, place, flow.testRunner, pack) : undefined;
    placed.push({
      flow,
      place,
      files: filesOf(rendering, place),
      project,
      testProject: present ?? made?.project ?? project,
      made,
      first: placed.find((earlier) => earlier.first === undefined && isAround(earlier.place, place)),
    });
  }
  return placed;
}

const isAround = (outer: CSharpPlace, inner: CSharpPlace): boolean =>
  outer.project === inner.project &&
  outer.testProject === inner.testProject &&
  inner.namespace.startsWith(`${outer.namespace}.`) &&
  inner.testNamespace.startsWith(`${outer.testNamespace}.`);

function filesOfFlow(flow: PlacedFlow): PlacedFile[] {
  const { place, files, first, project, testProject, made } = flow;
  const shared =
    first === undefined
      ? new Set<string>()
      : sharedFiles({ place: first.place, code: first.files.code }, { place, code: files.code });
  const { style } = project;
  const text = (raw: string, of: CSharpProject): string => withEnds(raw, { ...of.style, bom: false });
  return [
    ...placedCode(flow, shared),
    ...(files.readme === undefined
      ? []
      : [
          {
            path: posix.join(place.folder, 'README.md'),
            text: withEnds(files.readme.text, { ...style, bom: false, finalNewline: true }),
            rules: files.readme.rules,
          },
        ]),
    ...(first === undefined
      ? [
          {
            path: posix.join(place.testFolder, '.editorconfig'),
            text: text(testEditorConfig, testProject),
            rules: [],
          },
        ]
      : []),
    ...(made === undefined
      ? []
      : [{ path: made.project.path, text: text(made.project.text, project), rules: [] }]),
  ];
}

/** A test project that two flows need is one. */
const uniqueByPath = (files: readonly PlacedFile[]): PlacedFile[] => [
  ...new Map([...files].reverse().map((file) => [file.path, file])).values(),
];

function notesOf(flows: readonly PlacedFlow[]): string[] {
  const made = flows.find((flow) => flow.made !== undefined);
  return made === undefined
    ? []
    : [`There is no test project for ${made.place.project}, so ${made.place.testProject} is made.`];
}
