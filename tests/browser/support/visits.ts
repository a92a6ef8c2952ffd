import { type Browser, type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test';
import { Served, START_WITHIN } from './served.js';

export { expect };

interface DemoPerson {
  id: string;
  name: string;
  organisations: string[];
  roles: { role: string; of: string | null }[];
}

let ownProduct: Promise<Served> | null = null;

/** Where the product is that the tests share. A second try has one of its own: the first has written in the shared one. */
async function sharedUrl(): Promise<string> {
  const info = base.info();
  if (info.retry === 0) return process.env.DIAPASON_URL ?? '';
  if (!ownProduct) info.setTimeout(info.timeout + START_WITHIN);
  ownProduct ??= Served.start();
  return (await ownProduct).url;
}

interface Fixtures {
  visit: (person: string | null, options?: Visit) => Promise<Page>;
}

/** A page whose console must stay free of errors: what it said is checked when the test ends. */
export const test = base.extend<Fixtures, { ownProduct: undefined }>({
  ownProduct: [
    // Playwright wants a pattern, which says what a fixture needs.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      await use(undefined);
      await (await ownProduct)?.remove();
    },
    { scope: 'worker', auto: true },
  ],
  visit: async ({ browser }, use) => {
    const visits: { page: Page; faults: string[] }[] = [];
    await use(async (person, options = {}) => {
      const opened = await openVisit(browser, person, options);
      visits.push(opened);
      return opened.page;
    });
    for (const { faults } of visits) expect(faults).toEqual([]);
    for (const { page } of visits) await page.context().close();
  },
});

export interface Visit extends BrowserContextOptions {
  /** Where the product is, when it is not the shared one. */
  url?: string;
  /** What the console may say. */
  expects?: RegExp;
  /** Where WebSocket is refused, as by some proxies. */
  withoutWebSocket?: boolean;
}

/** Opens a browser context of its own, as a person of the demonstration (by name), or as nobody; its console's faults. */
export async function openVisit(
  browser: Browser,
  person: string | null,
  { url: asked, withoutWebSocket, expects, ...rest }: Visit = {},
) {
  const url = asked ?? (await sharedUrl());
  const context = await browser.newContext({ baseURL: url, ...rest });
  if (withoutWebSocket) await context.addInitScript(refuseWebSocket);
  if (person) {
    const people = (await (await context.request.get('/api/demonstration/people')).json()) as DemoPerson[];
    const found = people.find(({ name }) => name === person);
    if (!found) throw new Error(`nobody is called ${person}`);
    const answer = await context.request.post('/api/demonstration/become', {
      data: { person: found.id },
      headers: { origin: url },
    });
    expect(answer.status()).toBe(204);
  }
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error.stack)));
  page.on('console', (message) => {
    // A request that is refused or cut on purpose says so by itself; the tests look at what the person sees.
    const text = message.text();
    if (message.type() !== 'error' || /Failed to load resource|WebSocket connection/.test(text)) return;
    if (!expects?.test(text)) faults.push(text);
  });
  return { page, faults };
}

/** Every WebSocket fails at once, as behind a proxy that does not know them. */
function refuseWebSocket() {
  class Refused extends EventTarget {
    static readonly CONNECTING = 0;
    static readonly OPEN = 1;
    static readonly CLOSING = 2;
    static readonly CLOSED = 3;
    readyState = 0;
    binaryType = 'blob';
    bufferedAmount = 0;
    onopen = null;
    onmessage = null;
    onerror: ((event: Event) => void) | null = null;
    onclose: ((event: Event) => void) | null = null;
    constructor() {
      super();
      setTimeout(() => {
        this.readyState = 3;
        for (const event of [new Event('error'), new CloseEvent('close', { code: 1006 })]) {
          if (event.type === 'error') this.onerror?.(event);
          else this.onclose?.(event);
          this.dispatchEvent(event);
        }
      }, 20);
    }
    send() {
      throw new DOMException('not open', 'InvalidStateError');
    }
    close() {
      this.readyState = 3;
    }
  }
  Object.defineProperty(window, 'WebSocket', { value: Refused });
}
