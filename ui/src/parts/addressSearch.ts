/** Reads the part of an address after `?`. Every value is text: an event `41.0` must not become the number 41. */
export function searchOf(text: string): Record<string, unknown> {
  return Object.fromEntries(new URLSearchParams(text));
}

/** Writes the part of an address from `?` on; the letters that queries are made of stay readable. */
export function searchText(search: Record<string, unknown>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined && value !== '' && value !== false) parameters.set(name, String(value));
  }
  const text = parameters.toString().replaceAll('%3A', ':').replaceAll('%2F', '/').replaceAll('%2C', ',');
  return text ? `?${text}` : '';
}
