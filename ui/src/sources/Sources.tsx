import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { may } from '../api/session';
import { readSources } from '../api/sources';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { useSession } from '../session/SessionGate';
import { AddSource } from './AddSource';
import { SourceDetail } from './SourceDetail';
import { SourceList } from './SourceList';
import style from './Sources.module.css';

/** How often the list asks again while somebody looks at it. */
const REFRESH_MILLIS = 10_000;

/** The connections: what each sent last, what ails it, and how to add another. */
export function Sources() {
  const search = useSearch({ from: '/sources' });
  const navigate = useNavigate({ from: '/sources' });
  const session = useSession();
  const sources = useQuery({ queryKey: ['sources'], queryFn: readSources, refetchInterval: REFRESH_MILLIS });
  const selected = sources.data?.sources.find((source) => source.name === search.source);

  if (search.add !== undefined) {
    return (
      <AddSource
        tool={search.add}
        choose={(tool) => void navigate({ search: { add: tool } })}
        leave={(name) => void navigate({ search: name ? { source: name } : {} })}
      />
    );
  }
  return (
    <div className={style.screen}>
      <div className={style.page}>
        <header className={style.head}>
          <h1>Sources</h1>
          {may(session, 'source.add') && (
            <Button
              leftSection={<IconPlus size={15} aria-hidden />}
              onClick={() => void navigate({ search: { add: 'tool' } })}
            >
              Add a source
            </Button>
          )}
        </header>
        {sources.error && <Failure error={sources.error} retry={() => void sources.refetch()} />}
        {sources.data?.sources.length === 0 && (
          <Empty title="No source yet">
            Add one of your tools, or import a file you already have:{' '}
            <code>./gatehouse import --source github audit.ndjson</code>
          </Empty>
        )}
        {sources.data && sources.data.sources.length > 0 && (
          <SourceList
            sources={sources.data.sources}
            selected={search.source}
            select={(name) => void navigate({ search: { source: name } })}
          />
        )}
      </div>
      {selected && <SourceDetail source={selected} close={() => void navigate({ search: {} })} />}
    </div>
  );
}
