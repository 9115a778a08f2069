/** One mark on a query that could not be read; `column` counts characters from 0. */
export interface QueryMark {
  column: number;
  length?: number;
  message?: string;
  suggestion?: string;
}

/** What the API answered instead of what was asked for (RFC 9457), or why it did not answer at all. */
export class Problem extends Error {
  constructor(
    /** The HTTP status; 0 when no answer came. */
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly errors: QueryMark[] = [],
    /** A word of ours for a problem that a screen can act on. */
    readonly type = 'about:blank',
  ) {
    super(detail || title);
  }
}

type Parameter = string | number | boolean | undefined;

let csrf = '';

/** Remembers the session's token, which every write must carry. */
export function rememberCsrf(token: string): void {
  csrf = token;
}

/** The address of an API resource with its query; parameters without a value are left out. */
export function address(path: string, parameters: Record<string, Parameter> = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return `/api/v1${path}${text ? `?${text}` : ''}`;
}

/** Reads a resource. */
export function get<T>(
  path: string,
  parameters: Record<string, Parameter> = {},
  signal?: AbortSignal,
): Promise<T> {
  return send<T>('GET', address(path, parameters), undefined, signal);
}

/** Asks for a change; the answer's body, or undefined when there is none. */
export function write<T>(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<T> {
  return send<T>(method, address(path), body);
}

async function send<T>(method: string, url: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const answer = await answered(method, url, body, signal);
  if (answer.status === 204) return undefined as T;
  const text = await answer.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

/** Sends something that is answered by JSON lines, each handed over as it comes. */
export async function writeForLines<T>(path: string, body: unknown, hear: (line: T) => void): Promise<void> {
  const answer = await answered('POST', address(path), body);
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    const lines = (rest + part.value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line) hear(JSON.parse(line) as T);
  }
}

async function answered(
  method: string,
  url: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (method !== 'GET') {
    // Also without a body: a write that could come from a plain form is not taken.
    headers['Content-Type'] = 'application/json';
    headers['X-CSRF-Token'] = csrf;
  }
  const init: RequestInit = { method, headers, credentials: 'same-origin' };
  if (body !== undefined) init.body = JSON.stringify(body);
  if (signal) init.signal = signal;
  let answer: Response;
  try {
    answer = await fetch(url, init);
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new Problem(0, 'Gatehouse does not answer', 'The server cannot be reached. It may be restarting.');
  }
  if (!answer.ok) throw await problemOf(answer);
  return answer;
}

async function problemOf(answer: Response): Promise<Problem> {
  try {
    const body = (await answer.json()) as {
      title?: string;
      detail?: string;
      errors?: QueryMark[];
      type?: string;
    };
    return new Problem(
      answer.status,
      body.title ?? answer.statusText,
      body.detail ?? '',
      body.errors ?? [],
      body.type,
    );
  } catch {
    return new Problem(answer.status, answer.statusText || `Status ${answer.status}`, '');
  }
}
