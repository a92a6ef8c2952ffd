import { z } from 'zod';

const flag = z.enum(['on', 'off']).transform((value) => value === 'on');

/** Every variable the server reads, with what it is for. `.env.example` is written from this list and checked against it. */
export const variables = {
  NODE_ENV: z
    .enum(['production', 'development', 'test'])
    .default('development')
    .describe('production refuses what is only for trying out'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000).describe('port of the client, the API and the sockets'),
  HOST: z.string().default('127.0.0.1').describe('address to listen on; 0.0.0.0 for every network of the machine'),
  PUBLIC_URL: z
    .url()
    .optional()
    .describe('address people type, as in links of mails; http://localhost:PORT by default'),
  TRUST_PROXY: flag
    .default(false)
    .describe('on behind a reverse proxy that sets X-Forwarded-For and X-Forwarded-Proto'),
  DATABASE_URL: z
    .string()
    .startsWith('postgres')
    .optional()
    .describe('PostgreSQL 15 to 18; without it an embedded PostgreSQL keeps its data in DATA_DIR'),
  DATA_DIR: z.string().default('.data').describe('where the embedded PostgreSQL keeps its data'),
  SITE_NAME: z.string().default('Diapason').describe('name shown on every page'),
  DEMO: flag
    .default(false)
    .describe('on seeds the demonstration and lets anyone become one of its people; never in production'),
  SMTP_URL: z
    .string()
    .startsWith('smtp')
    .optional()
    .describe('smtp://user:password@host:587; in the demonstration mails are shown on a page instead'),
  MAIL_FROM: z.string().default('Diapason <ne-pas-repondre@localhost>').describe('sender of the mails'),
  OPERATOR_NAME: z.string().default('').describe('who answers for this installation and its data'),
  DATA_PROTECTION_CONTACT: z
    .string()
    .default('')
    .describe('how to reach the data protection officer; required in production'),
  ACCESSIBILITY_CONTACT: z
    .string()
    .default('')
    .describe('whom to tell of an accessibility defect; required in production'),
  ADMINISTRATOR_EMAIL: z
    .email()
    .optional()
    .describe('address of the first administrator, created at first start when nobody is'),
  LOG_LEVEL: z.enum(['error', 'warn', 'info', 'debug']).default('info').describe('least severe level that is logged'),
};

const Environment = z.object(variables).superRefine((env, context) => {
  if (env.NODE_ENV !== 'production') return;
  const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
  if (env.DEMO) refuse('DEMO', 'the demonstration lets anyone become anyone: it is refused in production');
  if (!env.DATA_PROTECTION_CONTACT) refuse('DATA_PROTECTION_CONTACT', 'is required in production');
  if (!env.ACCESSIBILITY_CONTACT) refuse('ACCESSIBILITY_CONTACT', 'is required in production');
  if (!env.OPERATOR_NAME) refuse('OPERATOR_NAME', 'is required in production');
  if (!env.SMTP_URL) refuse('SMTP_URL', 'is required in production: people sign in by mail');
  if (!env.PUBLIC_URL) refuse('PUBLIC_URL', 'is required in production');
});

export type Config = Omit<z.infer<typeof Environment>, 'PUBLIC_URL'> & { PUBLIC_URL: string };

export class ConfigError extends Error {}

/** Reads the environment. Throws a `ConfigError` whose message names each variable that is wrong, one per line. */
export function readConfig(env: Record<string, string | undefined>): Config {
  // An empty variable is one that is not set, as in a compose file.
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(set);
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new ConfigError(`The configuration is not right.\n${lines.join('\n')}`);
  }
  return { ...parsed.data, PUBLIC_URL: parsed.data.PUBLIC_URL ?? `http://localhost:${parsed.data.PORT}` };
}

/** Token under which the configuration is injected. */
export const CONFIG = Symbol('config');
