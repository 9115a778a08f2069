import { Fragment, type ReactNode } from 'react';
import { type Block, blocksOf, cellsOf, grouped } from './blocks';
import style from './Prose.module.css';

/** Draws the small part of Markdown that the tools' connect steps are written in: headings, paragraphs,
 * lists, tables, code and emphasis. It makes elements, never markup out of strings. */
export function Prose({ text }: { text: string }) {
  const groups = grouped(blocksOf(text));
  return <div className={style.prose}>{groups.map((group) => drawGroup(group))}</div>;
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
    case 'row':
      return <Table key={key} rows={group.map((block) => cellsOf(block.text))} />;
    case 'text':
      return <p key={key}>{inline(first.text)}</p>;
  }
}

/** The first row names the columns. */
function Table({ rows }: { rows: string[][] }) {
  const [heads = [], ...others] = rows;
  return (
    <table>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {inline(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {others.map((row) => (
          <tr key={row.join('|')}>
            {heads.map((head, place) => (
              <td key={head}>{inline(row[place] ?? '')}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
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
