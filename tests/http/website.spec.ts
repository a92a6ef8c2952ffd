import { beforeAll, describe, expect, it } from 'vitest';
import { codeOf, HttpClient } from '../support/http-client.js';
import { startApp } from '../support/start-app.js';

let http: HttpClient;
beforeAll(async () => {
  http = new HttpClient((await startApp()).url);
});

describe('an address at which there is nothing', () => {
  it('gives a browser the page that says so', async () => {
    for (const path of ['/nulle-part', '/nulle/part', '/apiculture']) {
      const { status, body, headers } = await http.get<string>(path);
      expect(status, path).toBe(404);
      expect(headers.get('content-type')).toContain('text/html');
      expect(body).toContain('<div id="root">');
    }
  });

  it('gives a program an error it can read', async () => {
    for (const path of ['/api', '/api/nulle-part']) {
      const answer = await http.get(path);
      expect([answer.status, codeOf(answer)], path).toEqual([404, 'NOT_FOUND']);
    }
    const asset = await http.get<unknown>('/assets/nulle-part.js');
    expect(asset.status).toBe(404);
    expect(asset.headers.get('content-type')).not.toContain('text/html');
  });
});
