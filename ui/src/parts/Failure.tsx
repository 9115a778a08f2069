import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Problem } from '../api/request';
import style from './Failure.module.css';

/** Something could not be answered: what, why, and a way to try again. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const problem = error instanceof Problem ? error : undefined;
  return (
    <div className={style.failure} role="alert">
      <IconAlertTriangle size={18} aria-hidden className={style.icon} />
      <div>
        <strong>{problem?.title ?? 'This could not be shown'}</strong>
        <p>{problem?.detail || (problem ? '' : String(error))}</p>
      </div>
      {retry && (
        <Button size="compact-sm" variant="default" onClick={retry}>
          Try again
        </Button>
      )}
    </div>
  );
}
