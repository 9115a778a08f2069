import { Button, Radio } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Finding } from '../api/findings';
import { type Askable, type Role, readAskable } from '../api/questions';
import { Failure } from '../parts/Failure';
import style from './Findings.module.css';
import type { Deciding } from './useDeciding';
import { ROLE_NAMES } from './words';

interface Props {
  finding: Finding;
  deciding: Deciding;
  close: () => void;
}

/** Chooses who is asked *Was this you?*, and through what. */
export function AskDialog({ finding, deciding, close }: Props) {
  const askable = useQuery({
    queryKey: ['askable', finding.key],
    queryFn: () => readAskable(finding.key),
  });
  if (askable.error) return <Failure error={askable.error} retry={() => void askable.refetch()} />;
  if (!askable.data) return <p role="status">Looking who can be asked…</p>;
  if (askable.data.through.length === 0) {
    return (
      <p>
        People are asked through a mail server or a chat. Whoever may manage notifications adds one in
        Settings, Notifications.
      </p>
    );
  }
  return <Form askable={askable.data} finding={finding} deciding={deciding} close={close} />;
}

function Form({ askable, finding, deciding, close }: Props & { askable: Askable }) {
  const [role, setRole] = useState<Role | undefined>(askable.roles.find((one) => !one.problem)?.role);
  const [through, setThrough] = useState(askable.through[0]?.name ?? '');
  function submit(form: FormEvent) {
    form.preventDefault();
    if (role) deciding.ask(finding, role, through, close);
  }
  return (
    <form className={style.form} onSubmit={submit}>
      <p>
        They answer Yes, No or Somebody else should say, signed in here. The answer stands in the history and
        closes nothing. Nothing is sent to the account that is suspected, and it cannot answer.
      </p>
      <Radio.Group label="Whom to ask" value={role ?? ''} onChange={(chosen) => setRole(chosen as Role)}>
        <div className={style.choices}>
          {askable.roles.map((one) => (
            <Radio
              key={one.role}
              value={one.role}
              disabled={one.problem !== undefined}
              label={ROLE_NAMES[one.role]}
              description={one.problem ?? one.whom.map((each) => each.name).join(', ')}
              {...(one.role === role ? { 'data-autofocus': true } : {})}
            />
          ))}
        </div>
      </Radio.Group>
      <Radio.Group label="Through" value={through} onChange={setThrough}>
        <div className={style.choices}>
          {askable.through.map((one) => (
            <Radio key={one.name} value={one.name} label={`${one.name} (${one.form})`} />
          ))}
        </div>
      </Radio.Group>
      {deciding.error && <Failure error={deciding.error} />}
      <Button type="submit" loading={deciding.pending} disabled={!role}>
        Ask
      </Button>
    </form>
  );
}
