import { builtinModules } from 'node:module';
import type { IForbiddenRuleType } from 'dependency-cruiser';

/** The modules of the server; each uses only those above it. */
export const MODULES = [
  'identity',
  'organisations',
  'strategies',
  'groups',
  'fiches',
  'documents',
  'contributions',
  'home',
];

/** Pure packages, and the only libraries each may know. */
const PACKAGES: { name: string; packages: string[]; libraries: string[] }[] = [
  { name: 'domain', packages: [], libraries: [] },
  { name: 'contracts', packages: ['domain'], libraries: ['zod'] },
  { name: 'editor', packages: ['domain', 'contracts'], libraries: ['@tiptap', 'lib0', 'yjs'] },
  { name: 'collab', packages: ['domain', 'contracts'], libraries: ['lib0', 'y-protocols', 'yjs'] },
];

/** Paths of a library, installed or not. */
const library = (name: string) => `(^|/node_modules/)${name}(/|$)`;
/** Modules of Node.js itself, which resolve to their bare name. */
const NODE = `^(node:)?(${builtinModules.join('|')})$`;
const INDEX = String.raw`^server/src/modules/[^/]+/index\.ts$`;
const SPEC = String.raw`\.spec\.ts$`;

type Rule = IForbiddenRuleType & { name: string; comment: string };

const pure: Rule[] = PACKAGES.map(({ name, packages, libraries }) => ({
  name: `${name}-is-pure`,
  comment: `packages/${name} knows ${[...packages, ...libraries].join(', ') || 'nothing'} and itself`,
  from: { path: `^packages/${name}/src/`, pathNot: SPEC },
  to: {
    pathNot: [...[name, ...packages].map((known) => `^packages/${known}/src/`), ...libraries.map(library)],
  },
}));

const upwards: Rule[] = MODULES.map((name, at) => ({
  name: `${name}-looks-upwards`,
  comment: `the module ${name} uses only those above it; if one of those must react to it, it listens to an event`,
  from: { path: `^server/src/modules/${name}/` },
  to: { path: `^server/src/modules/(${MODULES.slice(at + 1).join('|') || '-'})/` },
})).slice(0, -1);

export const rules: Rule[] = [
  {
    name: 'nothing-unresolved',
    comment: 'every import leads somewhere: what is not seen is not checked',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'no-cycle',
    comment: 'no cycles, not even of types',
    from: {},
    to: { circular: true },
  },
  ...pure,
  {
    name: 'helpers-of-tests-stay-in-tests',
    comment: 'what is made for tests is used by tests only',
    from: { path: '^(packages|server|client)/', pathNot: [SPEC, '^packages/[^/]+/src/testing/'] },
    to: { path: ['^packages/[^/]+/src/testing/', SPEC, '^tests/', library('vitest')] },
  },

  {
    name: 'server-and-client-never-meet',
    comment: 'they share packages, never each other',
    from: { path: '^(server|client)/' },
    to: { path: '^(server|client)/', pathNot: '^$1/' },
  },
  {
    name: 'config-stands-alone',
    comment: 'the configuration is read before anything else is there',
    from: { path: '^server/src/config/' },
    to: { pathNot: ['^server/src/config/', library('zod')] },
  },
  {
    name: 'platform-knows-no-module',
    comment: 'the platform knows no fiche and no vote',
    from: { path: '^server/src/platform/' },
    to: { path: '^server/src/', pathNot: '^server/src/(platform|config)/' },
  },
  {
    name: 'modules-know-no-house',
    comment: 'a module stands on the platform and on modules; what puts them together is above it',
    from: { path: '^server/src/modules/' },
    to: { path: '^server/src/', pathNot: '^server/src/(modules|platform|config)/' },
  },
  {
    name: 'modules-by-their-index',
    comment: 'a module is reached through its index.ts only',
    from: { path: '^server/src/modules/([^/]+)/' },
    to: { path: '^server/src/modules/', pathNot: ['^server/src/modules/$1/', INDEX] },
  },
  {
    name: 'modules-by-their-index-from-the-house',
    comment: 'a module is reached through its index.ts only, by the application and its additions as well',
    from: { path: '^server/', pathNot: '^server/src/modules/' },
    to: { path: '^server/src/modules/', pathNot: INDEX },
  },
  ...upwards,
  {
    name: 'only-the-house-knows-its-additions',
    comment: 'the demonstration and the website use modules; nothing but the application uses them',
    from: {
      path: '^server/',
      pathNot: [String.raw`^server/src/app\.(module|setup)\.ts$`, '^server/src/(demonstration|website)/'],
    },
    to: { path: '^server/src/(demonstration|website)/' },
  },
  {
    name: 'typeorm-in-its-place',
    comment: 'outside the platform, TypeORM is known by repositories and entities only',
    from: { path: '^server/', pathNot: ['^server/src/platform/', String.raw`\.(repository|entity)\.ts$`] },
    to: { path: library('typeorm') },
  },
  {
    name: 'doors-call-services',
    comment: 'controllers, gateways and doors never touch repositories or entities',
    from: { path: String.raw`^server/.*\.(controller|gateway|door|guard)\.ts$` },
    to: { path: String.raw`^server/.*\.(repository|entity)\.ts$` },
  },
  {
    name: 'nothing-calls-back-up',
    comment: 'a call goes down once: door, service, repository',
    from: { path: String.raw`^server/.*\.(service|repository|entity|presenter|events)\.ts$` },
    to: { path: String.raw`^server/.*\.(controller|gateway|door|module)\.ts$` },
  },
  {
    name: 'repositories-decide-nothing',
    comment: 'a repository remembers; it neither decides nor shows',
    from: { path: String.raw`^server/.*\.(repository|entity)\.ts$` },
    to: { path: String.raw`^server/.*\.(service|presenter)\.ts$` },
  },
  {
    name: 'presenters-are-pure',
    comment: 'a presenter gets values; of what reads or writes it knows types alone',
    from: { path: String.raw`^server/.*\.presenter\.ts$` },
    to: {
      path: [String.raw`^server/.*\.(service|repository)\.ts$`, library('typeorm'), library('@nestjs')],
      dependencyTypesNot: ['type-only'],
    },
  },

  {
    name: 'client-shared-knows-no-feature',
    comment: 'shared ← features ← app',
    from: { path: '^client/src/shared/' },
    to: { path: '^client/src/', pathNot: '^client/src/shared/' },
  },
  {
    name: 'client-features-apart',
    comment: 'features never import each other, nor what puts them together',
    from: { path: '^client/src/features/([^/]+)/' },
    to: { path: '^client/src/', pathNot: ['^client/src/features/$1/', '^client/src/shared/'] },
  },
  {
    name: 'client-features-by-their-index',
    comment: 'a feature is reached through its index.ts only',
    from: { path: '^client/src/(app/|main)' },
    to: { path: '^client/src/features/', pathNot: String.raw`^client/src/features/[^/]+/index\.ts$` },
  },
  {
    name: 'client-runs-in-a-browser',
    comment: 'nothing of Node.js nor of the server in what is sent to browsers',
    from: { path: '^client/src/' },
    to: { path: [library('@nestjs'), library('typeorm'), library('pg'), library('ws'), library('socket.io'), NODE] },
  },

  {
    name: 'suites-apart',
    comment: 'suites of tests share support, never each other',
    from: { path: '^tests/([^/]+)/', pathNot: '^tests/bin/' },
    to: { path: '^tests/', pathNot: ['^tests/$1/', '^tests/support/'] },
  },
  {
    name: 'tests-see-the-client-from-outside',
    comment: 'the client is tested in a browser; only its words are read',
    from: { path: '^tests/' },
    to: { path: '^client/', pathNot: '^client/src/shared/i18n/' },
  },
];
