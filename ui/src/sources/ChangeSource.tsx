import { Button, NumberInput, PasswordInput, Select } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { changeSource, readTools, removeSource, type Source, type SourceChange } from '../api/sources';
import { useZone } from '../appearance/appearance';
import { CopyLine } from '../parts/CopyLine';
import { Failure } from '../parts/Failure';
import { shortMoment } from '../time/format';
import style from './SourceDetail.module.css';

const OLD_SECRET_HOURS = 24;
const OLD_SECRET_HOURS_MAX = 168;

/** Switches a source off and on, gives it another secret, removes it. */
export function ChangeSource({ source }: { source: Source }) {
  const client = useQueryClient();
  const zone = useZone();
  const [asking, setAsking] = useState<'secret' | 'removal'>();
  const read = () => client.invalidateQueries({ queryKey: ['sources'] });
  const change = useMutation({
    mutationFn: (wanted: SourceChange) => changeSource(source.name, wanted),
    onSuccess: () => {
      setAsking(undefined);
      return read();
    },
  });
  const remove = useMutation({ mutationFn: () => removeSource(source.name), onSuccess: read });

  if (source.state === 'removed') {
    return (
      <section className={style.section} aria-label="Change it">
        <h3>Removed</h3>
        <p>It takes nothing in and its secrets are gone. What it sent stays. Add it again to go on.</p>
      </section>
    );
  }
  const off = source.state === 'switched-off';
  return (
    <section className={style.section} aria-label="Change it">
      <h3>Change it</h3>
      {Object.entries(source.old_secrets ?? {}).map(([door, until]) => (
        <p key={door}>
          {door}: the secret before is good too until {shortMoment(until, zone)}.
        </p>
      ))}
      {change.data?.token && <CopyLine label="Secret" value={change.data.token} />}
      <div className={style.buttons}>
        <Button
          variant="default"
          loading={change.isPending && asking === undefined}
          onClick={() => change.mutate({ enabled: off })}
        >
          {off ? 'Switch on' : 'Switch off'}
        </Button>
        <Button variant="default" onClick={() => setAsking('secret')}>
          Another secret…
        </Button>
        <Button variant="default" onClick={() => setAsking('removal')}>
          Remove…
        </Button>
      </div>
      {asking === 'secret' && <AnotherSecret source={source} change={change.mutate} />}
      {asking === 'removal' && (
        <div className={style.asked}>
          <p>Nothing of it is taken in any more and its secrets are forgotten. What it sent stays.</p>
          <Button color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
            Remove {source.name}
          </Button>
        </div>
      )}
      {change.error && <Failure error={change.error} />}
      {remove.error && <Failure error={remove.error} />}
    </section>
  );
}

function AnotherSecret({ source, change }: { source: Source; change: (wanted: SourceChange) => void }) {
  const tools = useQuery({ queryKey: ['tools'], queryFn: readTools, staleTime: Number.POSITIVE_INFINITY });
  const own = tools.data?.tools.find((tool) => tool.name === source.tool)?.channels ?? [];
  const [channel, setChannel] = useState<string | null>(null);
  const [secret, setSecret] = useState('');
  const [hours, setHours] = useState(OLD_SECRET_HOURS);
  function submit(form: FormEvent) {
    form.preventDefault();
    if (channel === null) return;
    change({ channel, settings: { secret, old_secret_hours: String(hours) } });
  }
  return (
    <form className={style.asked} onSubmit={submit}>
      <Select
        label="Of"
        required
        data={own.map((one) => ({ value: one.name, label: one.title ?? one.name }))}
        value={channel}
        onChange={setChannel}
      />
      <PasswordInput
        label="Secret"
        description="Leave it empty and one is made and shown once."
        autoComplete="off"
        value={secret}
        onChange={(e) => setSecret(e.currentTarget.value)}
      />
      <NumberInput
        label="Hours the secret before is good too"
        description="0 when it may be known to others."
        min={0}
        max={OLD_SECRET_HOURS_MAX}
        value={hours}
        onChange={(value) => setHours(Number(value))}
      />
      <Button type="submit" disabled={channel === null}>
        Change the secret
      </Button>
    </form>
  );
}
