/** The patterns somebody typed, between commas or spaces. */
export const readScope = (text: string): string[] => text.split(/[\s,]+/).filter((pattern) => pattern !== '');

/** For a question: what is left empty is not asked for, and the server gives all that one may. */
export const scopeIfAny = (text: string): string[] | undefined => {
  const patterns = readScope(text);
  return patterns.length > 0 ? patterns : undefined;
};

/** The patterns as they are shown and typed. */
export const showScope = (patterns: string[]): string => patterns.join(', ');
