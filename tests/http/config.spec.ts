import { ConfigError, readConfig } from '@diapason/server/config/config';
import { describe, expect, it } from 'vitest';

const PRODUCTION = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://diapason.exemple',
  SMTP_URL: 'smtp://relais.exemple:587',
  OPERATOR_NAME: 'La Région',
  DATA_PROTECTION_CONTACT: 'dpo@region.exemple',
  ACCESSIBILITY_CONTACT: 'accessibilite@region.exemple',
};

/** The sentences with which a configuration is refused, one per variable. */
function refusals(env: Record<string, string | undefined>): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.split('\n').slice(1);
  }
}

describe('the configuration', () => {
  it('needs nothing to try Diapason out on one’s own machine', () => {
    expect(readConfig({})).toMatchObject({ NODE_ENV: 'development', HOST: '127.0.0.1', PORT: 3000, DEMO: false });
    expect(readConfig({ PORT: '4000' }).PUBLIC_URL).toBe('http://localhost:4000');
  });

  it('of production is complete, or the server does not start', () => {
    expect(refusals(PRODUCTION)).toEqual([]);
  });

  it.each(['PUBLIC_URL', 'SMTP_URL', 'OPERATOR_NAME', 'DATA_PROTECTION_CONTACT', 'ACCESSIBILITY_CONTACT'])(
    'of production without %s is refused, naming it',
    (name) => {
      for (const missing of [undefined, '']) {
        const [sentence, ...others] = refusals({ ...PRODUCTION, [name]: missing });
        expect(sentence).toMatch(new RegExp(`^${name}: .*required in production`));
        expect(others).toEqual([]);
      }
    },
  );

  it('of production is refused with everything that is missing at once', () => {
    expect(
      refusals({ NODE_ENV: 'production' })
        .map((line) => line.split(':')[0])
        .toSorted(),
    ).toEqual(['ACCESSIBILITY_CONTACT', 'DATA_PROTECTION_CONTACT', 'OPERATOR_NAME', 'PUBLIC_URL', 'SMTP_URL']);
  });

  it('of production never has the demonstration, where anyone becomes anyone', () => {
    const [sentence, ...others] = refusals({ ...PRODUCTION, DEMO: 'on' });
    expect(sentence).toMatch(/^DEMO: .*refused in production/);
    expect(others).toEqual([]);
    expect(readConfig({ DEMO: 'on' }).DEMO).toBe(true);
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', 'trois mille'],
    ['PUBLIC_URL', 'diapason.exemple'],
    ['DATABASE_URL', 'mysql://localhost/diapason'],
    ['SMTP_URL', 'relais.exemple'],
    ['DEMO', 'yes'],
    ['LOG_LEVEL', 'verbose'],
    ['NODE_ENV', 'staging'],
    ['ADMINISTRATOR_EMAIL', 'quelqu’un'],
  ])('with %s=%s is refused, naming the variable', (name, value) => {
    const lines = refusals({ [name]: value });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(new RegExp(`^${name}: `));
  });

  it('does not repeat a secret it refuses', () => {
    expect(refusals({ DATABASE_URL: 'mysql://diapason:motdepasse@hote/base' }).join()).not.toContain('motdepasse');
  });
});
