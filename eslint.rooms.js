// @ts-check

/**
 * Which room may import which: the arrows of docs/architecture.md, enforced. An arrow never runs back up.
 *
 * Imports between rooms are relative (`../plan/plan.js`), so the rule needs no module resolver.
 *
 * @type {Record<string, string[]>}
 */
export const arrows = {
  'src/errors': [],
  'src/disk': ['errors'],
  'src/guidance': ['errors'],
  'src/scenario': ['errors', 'guidance'],
  'src/render': ['errors', 'guidance', 'scenario'],
  'src/templates': ['errors', 'guidance', 'scenario', 'render'],
  'src/markup': ['errors'],
  'src/target': ['errors', 'disk', 'markup'],
  'src/syntax': [],
  'src/edit': ['errors', 'markup', 'syntax'],
  'src/merge': ['errors', 'syntax'],
  'src/format': ['errors', 'target'],
  'src/layout': ['errors', 'guidance', 'scenario', 'render', 'target', 'edit', 'format'],
  'src/wiring': ['errors', 'guidance', 'scenario', 'target', 'edit', 'syntax'],
  'src/plan': [
    'errors',
    'disk',
    'guidance',
    'scenario',
    'render',
    'target',
    'edit',
    'format',
    'layout',
    'wiring',
    'merge',
    'syntax',
  ],
  'src/apply': ['errors', 'disk', 'plan'],
  'src/review': ['errors', 'guidance'],
};

const rooms = [
  'errors',
  'disk',
  'markup',
  'guidance',
  'scenario',
  'templates',
  'render',
  'target',
  'syntax',
  'edit',
  'merge',
  'format',
  'layout',
  'wiring',
  'plan',
  'apply',
  'review',
  'cli',
  'dev',
];

/** @type {import('eslint').Linter.Config[]} */
export const roomRules = Object.entries(arrows).map(([folder, allowed]) => {
  const self = folder.slice('src/'.length);
  const forbidden = rooms.filter((room) => room !== self && !allowed.includes(room));
  return {
    files: [`${folder}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: [...forbidden.map((room) => `**/${room}/**`), '**/generators/**'],
              message: `${folder} may import ${allowed.length === 0 ? 'no other room' : allowed.join(', ')}: see the arrows in docs/architecture.md.`,
            },
          ],
        },
      ],
    },
  };
});
