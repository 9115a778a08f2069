/** One condition of a query's text, with where it stands. */
export interface Term {
  from: number;
  to: number;
  negated: boolean;
  key: string;
  /** The values between commas, unquoted. */
  values: string[];
  /** True when the condition stands alone: joined by AND, outside any parentheses. */
  alone: boolean;
}

export type Stance = 'only' | 'excluded' | 'none';

type Piece = { from: number; to: number; text: string };

/** Cuts a query into words, where quotes and /expressions/ hold a word together. The server judges what a
 * query means; this only finds the conditions so that they can be drawn and changed. */
function pieces(text: string): Piece[] {
  const out: Piece[] = [];
  let at = 0;
  while (at < text.length) {
    const letter = text.charAt(at);
    if (/\s/.test(letter)) {
      at += 1;
    } else if (letter === '(' || letter === ')') {
      out.push({ from: at, to: at + 1, text: letter });
      at += 1;
    } else {
      const to = wordEnd(text, at);
      out.push({ from: at, to, text: text.slice(at, to) });
      at = to;
    }
  }
  return out;
}

function wordEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !/[\s()]/.test(text.charAt(at))) {
    const before = text.charAt(at - 1);
    const opens = at === from || before === ':' || before === ',' || before === '-';
    const letter = text.charAt(at);
    at = opens && (letter === '"' || letter === '/') ? closing(text, at, letter) : at + 1;
  }
  return at;
}

/** The place after the closing mark; a `/` without a second one is an ordinary letter. */
function closing(text: string, from: number, mark: string): number {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text.charAt(at) === '\\') at += 1;
    else if (text.charAt(at) === mark) return at + 1;
    else if (mark === '/' && /\s/.test(text.charAt(at))) return from + 1;
  }
  return mark === '"' ? text.length : from + 1;
}

const isOperator = (text: string) => /^(and|or|not)$/i.test(text);

/** The conditions of the form `key:value` in a query, in order. */
export function termsOf(text: string): Term[] {
  const found = pieces(text);
  const joinedByOr = hasTopLevelOr(found);
  const out: Term[] = [];
  let depth = 0;
  let not = false;
  for (const piece of found) {
    if (piece.text === '(') depth += 1;
    else if (piece.text === ')') depth = Math.max(0, depth - 1);
    const match = /^(-?)([A-Za-z_][\w.-]*):(.+)$/su.exec(piece.text);
    if (match?.[2] && match[3]) {
      out.push({
        from: piece.from,
        to: piece.to,
        negated: match[1] === '-',
        key: match[2].toLowerCase(),
        values: splitValues(match[3]),
        alone: depth === 0 && !joinedByOr && !not,
      });
    }
    not = /^not$/i.test(piece.text);
  }
  return out;
}

function hasTopLevelOr(found: Piece[]): boolean {
  let depth = 0;
  for (const { text } of found) {
    if (text === '(') depth += 1;
    else if (text === ')') depth -= 1;
    else if (depth === 0 && /^or$/i.test(text)) return true;
  }
  return false;
}

function splitValues(text: string): string[] {
  const out: string[] = [];
  let from = 0;
  for (let at = 0; at <= text.length; at += 1) {
    if (text.charAt(at) === '"' && at === from) at = closing(text, at, '"') - 1;
    else if (at === text.length || text.charAt(at) === ',') {
      out.push(unquote(text.slice(from, at)));
      from = at + 1;
    }
  }
  return out;
}

function unquote(text: string): string {
  if (!/^".*"$/s.test(text) || text.length < 2) return text;
  return text.slice(1, -1).replace(/\\(.)/gs, '$1');
}

/** A value as a query must write it: in quotes unless it can only be read one way. */
export function quote(value: string): string {
  if (/^[\p{L}\p{N}_][\p{L}\p{N}_.@:/+-]*$/u.test(value) && !value.includes('..') && !isOperator(value))
    return value;
  return `"${value.replace(/[\\"]/g, '\\$&')}"`;
}

/** Short forms of keys that people type and the language also understands. */
const SAME_KEY: Record<string, string> = {
  env: 'environment',
  cred: 'credential',
  via: 'credential',
  token: 'credential',
  user: 'actor',
  repo: 'resource',
  project: 'resource',
  address: 'ip',
};

const fullKey = (key: string) => SAME_KEY[key] ?? key;

/** How a query stands to one value of a key. */
export function stance(text: string, key: string, value: string): Stance {
  const term = find(text, key, value);
  if (!term) return 'none';
  return term.negated ? 'excluded' : 'only';
}

/** The query that keeps only one value of a key; asked twice, it lets go again. */
export function only(text: string, key: string, value: string): string {
  return set(text, key, value, false);
}

/** The query without one value of a key; asked twice, it lets go again. */
export function exclude(text: string, key: string, value: string): string {
  return set(text, key, value, true);
}

/** The query without the condition that stands from `from` to `to`. */
export function without(text: string, from: number, to: number): string {
  const left = text.slice(0, from).trimEnd();
  const right = text.slice(to).trimStart();
  return left && right ? `${left} ${right}` : left + right;
}

function set(text: string, key: string, value: string, negated: boolean): string {
  const term = find(text, key, value);
  const rest = term ? without(text, term.from, term.to) : text;
  if (term && term.negated === negated) return rest;
  const condition = `${negated ? '-' : ''}${key}:${quote(value)}`;
  const base = rest.trim();
  if (!base) return condition;
  return hasTopLevelOr(pieces(base)) ? `(${base}) ${condition}` : `${base} ${condition}`;
}

function find(text: string, key: string, value: string): Term | undefined {
  const wanted = value.toLowerCase();
  return termsOf(text).find(
    (term) =>
      term.alone &&
      fullKey(term.key) === fullKey(key) &&
      term.values.length === 1 &&
      term.values[0]?.toLowerCase() === wanted,
  );
}
