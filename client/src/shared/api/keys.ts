/** Names of what is kept of the server's answers, in one place so that facts can say what to read again. */
export const keys = {
  site: ['site'] as const,
  me: ['me'] as const,
  sessions: ['sessions'] as const,
  home: ['home'] as const,
  directory: ['directory'] as const,
  organisation: (id: string) => ['organisation', id] as const,
  strategies: ['strategies'] as const,
  strategy: (slug: string) => ['strategy', slug] as const,
  tree: (strategy: string) => ['tree', strategy] as const,
  search: (strategy: string, words: string) => ['search', strategy, words] as const,
  groups: (strategy: string) => ['groups', strategy] as const,
  group: (id: string) => ['group', id] as const,
  fiche: (id: string) => ['fiche', id] as const,
  refusals: ['refusals'] as const,
  demoPeople: ['demo', 'people'] as const,
  demoMails: ['demo', 'mails'] as const,
};
