import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type AddedSource, readTools, type Tool } from '../api/sources';
import { Failure } from '../parts/Failure';
import style from './AddSource.module.css';
import { ConnectTool } from './ConnectTool';
import { FirstEvent } from './FirstEvent';

interface Props {
  /** The chosen tool's name; anything else means none is chosen yet. */
  tool: string;
  choose: (tool: string) => void;
  /** Leaves, with the name of the source that was added. */
  leave: (name?: string) => void;
}

/** Three steps to another source: which tool, connect it, see its first event. */
export function AddSource({ tool, choose, leave }: Props) {
  const tools = useQuery({ queryKey: ['tools'], queryFn: readTools, staleTime: Number.POSITIVE_INFINITY });
  const [added, setAdded] = useState<AddedSource>();
  const chosen = tools.data?.tools.find((one) => one.name === tool);
  return (
    <div className={style.page}>
      <button type="button" className={style.back} onClick={() => leave()}>
        ← Sources
      </button>
      <h1>Add a source{chosen ? `: ${chosen.title}` : ''}</h1>
      {tools.error && <Failure error={tools.error} retry={() => void tools.refetch()} />}
      {!chosen && tools.data && <ChooseTool tools={tools.data.tools} choose={choose} />}
      {chosen && !added && <ConnectTool tool={chosen} done={setAdded} back={() => choose('tool')} />}
      {added && <FirstEvent added={added} finish={leave} />}
    </div>
  );
}

/** Letters of a name narrow the list; Enter takes the first of what is left. */
function ChooseTool({ tools, choose }: { tools: Tool[]; choose: (tool: string) => void }) {
  const [letters, setLetters] = useState('');
  const asked = letters.trim().toLowerCase();
  const found = tools.filter((tool) => `${tool.name} ${tool.title}`.toLowerCase().includes(asked));
  const first = found[0]?.name;
  return (
    <>
      <form
        className={style.which}
        onSubmit={(form) => {
          form.preventDefault();
          if (first && asked) choose(first);
        }}
      >
        <TextInput
          label="Which tool?"
          placeholder={`one of ${tools.length}`}
          value={letters}
          onChange={(e) => setLetters(e.currentTarget.value)}
        />
      </form>
      {found.length === 0 ? (
        <p className={style.none} role="status">
          None is called so.{' '}
          <button type="button" onClick={() => choose('json-lines')}>
            JSON lines
          </button>{' '}
          takes what no tool of ours reads.
        </p>
      ) : (
        <ul className={style.tools}>
          {found.map((tool) => (
            <li key={tool.name}>
              <button type="button" onClick={() => choose(tool.name)}>
                <strong>{tool.title}</strong>
                <span>{tool.summary}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
