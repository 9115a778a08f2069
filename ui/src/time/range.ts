/** What stretch of time is asked for. It is always drawn, so that nothing is narrowed unseen. */
export type Range =
  | { kind: 'last'; span: Span }
  | { kind: 'between'; from: string; to: string }
  | { kind: 'all' };

export const SPANS = ['15m', '1h', '24h', '7d', '30d', '90d', '365d'] as const;
export type Span = (typeof SPANS)[number];

const UNIT_SECONDS = { m: 60, h: 3600, d: 86400 } as const;
const UNIT_WORDS = { m: 'minutes', h: 'hours', d: 'days' } as const;

export const DEFAULT_RANGE: Range = { kind: 'last', span: '7d' };

/** Reads a range from an address; anything unreadable is the default, which is drawn like any other. */
export function rangeOf(text: unknown): Range {
  if (text === 'all') return { kind: 'all' };
  if (typeof text !== 'string') return DEFAULT_RANGE;
  if ((SPANS as readonly string[]).includes(text)) return { kind: 'last', span: text as Span };
  const [from, to] = text.split('..');
  if (from && to && isInstant(from) && isInstant(to)) return { kind: 'between', from, to };
  return DEFAULT_RANGE;
}

/** Writes a range into an address; the inverse of {@link rangeOf}. */
export function rangeText(range: Range): string {
  if (range.kind === 'all') return 'all';
  return range.kind === 'last' ? range.span : `${range.from}..${range.to}`;
}

/** The bounds to ask for. A range that ends now has no end, so that what arrives meanwhile belongs to it. */
export function rangeBounds(range: Range, now: Date): { from?: string; to?: string } {
  if (range.kind === 'all') return {};
  if (range.kind === 'between') return { from: range.from, to: range.to };
  return { from: new Date(now.getTime() - spanSeconds(range.span) * 1000).toISOString() };
}

/** `Last 7 days`. */
export function spanLabel(span: Span): string {
  if (span === '1h') return 'Last hour';
  return `Last ${Number.parseInt(span, 10)} ${UNIT_WORDS[unitOf(span)]}`;
}

export const spanSeconds = (span: Span) => Number.parseInt(span, 10) * UNIT_SECONDS[unitOf(span)];

const unitOf = (span: Span) => span.at(-1) as keyof typeof UNIT_SECONDS;
const isInstant = (text: string) => !Number.isNaN(new Date(text).getTime());
