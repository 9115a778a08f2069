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

function ChooseTool({ tools, choose }: { tools: Tool[]; choose: (tool: string) => void }) {
  return (
    <ul className={style.tools}>
      {tools.map((tool) => (
        <li key={tool.name}>
          <button type="button" onClick={() => choose(tool.name)}>
            <strong>{tool.title}</strong>
            <span>{tool.summary}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
