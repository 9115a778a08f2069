import { Fragment, type ReactNode } from 'react';
import style from './Prose.module.css';

type Block = { kind: 'heading' | 'text' | 'code' | 'item' | 'step'; text: string };

/** Draws the small part of Markdown that the tools' connect steps are written in: headings, paragraphs,
 * lists, code and emphasis. It makes elements, never markup out of strings. */
export function Prose({ text }: { text: string }) {
  const groups = grouped(blocksOf(text));
  return <div className={style.prose}>{groups.map((group) => drawGroup(group))}</div>;
}

function blocksOf(text: string): Block[] {
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
  if (last && last.kind !== 'heading' && last.kind !== 'code' && last.text !== '') last.text += ` ${line}`;
  else out.push({ kind: 'text', text: line });
}

function grouped(blocks: Block[]): Block[][] {
  const out: Block[][] = [];
  for (const block of blocks) {
    const last = out.at(-1);
    if (last && last[0]?.kind === block.kind && (block.kind === 'item' || block.kind === 'step'))
      last.push(block);
    else out.push([block]);
  }
  return out;
}

function drawGroup(group: Block[]): ReactNode {
  const first = group[0];
  if (!first) return null;
  const key = group.map((block) => block.text).join('\n');
  const items = () => group.map((block) => <li key={block.text}>{inline(block.text)}</li>);
  switch (first.kind) {
    case 'heading':
      return <h3 key={key}>{inline(first.text)}</h3>;
    case 'code':
      return (
        // A region that scrolls must be reachable by keyboard.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
        <pre key={key} tabIndex={0}>
          {first.text}
        </pre>
      );
    case 'item':
      return <ul key={key}>{items()}</ul>;
    case 'step':
      return <ol key={key}>{items()}</ol>;
    case 'text':
      return <p key={key}>{inline(first.text)}</p>;
  }
}

/** `code`, **strong** and the words of [links](…): the address of a link is not followed from here. */
function inline(text: string): ReactNode {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*|\*[^*\s][^*]*\*|\[[^\]]+\]\([^)]+\))/).map((part, place) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places
    if (/^`.+`$/.test(part)) return <code key={place}>{part.slice(1, -1)}</code>;
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    if (/^\*\*.+\*\*$/.test(part)) return <strong key={place}>{part.slice(2, -2)}</strong>;
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    if (/^\*.+\*$/.test(part)) return <em key={place}>{part.slice(1, -1)}</em>;
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    return <Fragment key={place}>{part.replace(/^\[([^\]]+)\]\(.*\)$/, '$1')}</Fragment>;
  });
}
