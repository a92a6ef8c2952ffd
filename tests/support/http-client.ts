import { ACTING_AS_HEADER, type ErrorBody } from '@diapason/contracts';

export interface Answer<T> {
  status: number;
  body: T;
  headers: Headers;
}

/** A browser without a screen: it keeps its cookies and speaks JSON. */
export class HttpClient {
  private readonly cookies = new Map<string, string>();

  constructor(
    readonly url: string,
    /** In the name of which membership; null: the first. */
    public membership: string | null = null,
  ) {}

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** The same browser, where the server is now. */
  at(url: string): HttpClient {
    const client = new HttpClient(url, this.membership);
    for (const [name, value] of this.cookies) client.cookies.set(name, value);
    return client;
  }

  get = <T>(path: string): Promise<Answer<T>> => this.ask('GET', path);
  post = <T>(path: string, body: unknown = {}): Promise<Answer<T>> => this.ask('POST', path, body);
  put = <T>(path: string, body: unknown): Promise<Answer<T>> => this.ask('PUT', path, body);
  patch = <T>(path: string, body: unknown): Promise<Answer<T>> => this.ask('PATCH', path, body);
  delete = <T>(path: string): Promise<Answer<T>> => this.ask('DELETE', path);

  /** Asks, and gives the body of a success; throws what was refused. */
  async must<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.ask<T>(method, path, body);
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async ask<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.cookies.size > 0 ? { cookie: this.cookie } : {}),
        ...(this.membership ? { [ACTING_AS_HEADER]: this.membership } : {}),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return { status: response.status, body: (isJson ? JSON.parse(text) : text) as T, headers: response.headers };
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', value = ''] = pair.split('=');
    if (attributes.some((attribute) => attribute.toLowerCase() === 'max-age=0')) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

export const codeOf = ({ body }: Answer<unknown>): string => (body as ErrorBody).error?.code;
