/** One block of a text in Markdown. */
export interface Block {
  kind: 'heading' | 'text' | 'code' | 'item' | 'step' | 'row';
  text: string;
}

/** What a line that opens nothing goes on with. */
const JOINED: readonly Block['kind'][] = ['text', 'item', 'step'];

const GATHERED: readonly Block['kind'][] = ['item', 'step', 'row'];

/** The line between the head of a table and its rows. */
const RULE = /^[\s|:-]+$/;

/** The blocks of a text, in their order. */
export function blocksOf(text: string): Block[] {
  const out: Block[] = [];
  let code: string[] | undefined;
  for (const line of text.split('\n')) {
    if (line.startsWith('```')) {
      if (code) out.push({ kind: 'code', text: code.join('\n') });
      code = code ? undefined : [];
    } else if (code) code.push(line);
    else if (/^ {4}\S/.test(line)) appendCode(out, line.slice(4));
    else if (/^#+ /.test(line)) out.push({ kind: 'heading', text: line.replace(/^#+ /, '') });
    else if (/^\s*[-*] /.test(line)) out.push({ kind: 'item', text: line.replace(/^\s*[-*] /, '') });
    else if (/^\s*\d+[.)] /.test(line)) out.push({ kind: 'step', text: line.replace(/^\s*\d+[.)] /, '') });
    else if (/^\s*\|.*\|\s*$/.test(line)) out.push({ kind: 'row', text: RULE.test(line) ? '' : line.trim() });
    else if (line.trim() === '') out.push({ kind: 'text', text: '' });
    else appendLine(out, line.trim());
  }
  if (code) out.push({ kind: 'code', text: code.join('\n') });
  return out.filter((block) => block.text !== '');
}

/** Lines set in by four spaces are code. */
function appendCode(out: Block[], line: string) {
  const last = out.at(-1);
  if (last?.kind === 'code') last.text += `\n${line}`;
  else out.push({ kind: 'code', text: line });
}

/** A line that opens nothing goes on with what stands before it. */
function appendLine(out: Block[], line: string) {
  const last = out.at(-1);
  if (last && JOINED.includes(last.kind) && last.text !== '') last.text += ` ${line}`;
  else out.push({ kind: 'text', text: line });
}

/** Items, steps and rows that follow each other belong together. */
export function grouped(blocks: Block[]): Block[][] {
  const out: Block[][] = [];
  for (const block of blocks) {
    const last = out.at(-1);
    if (last && last[0]?.kind === block.kind && GATHERED.includes(block.kind)) last.push(block);
    else out.push([block]);
  }
  return out;
}

/** The cells of a row; a bar behind a backslash is a letter. */
export function cellsOf(row: string): string[] {
  return row
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
}
