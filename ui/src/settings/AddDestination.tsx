import { Button, NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { addDestination, FORMS, type Form, SEVERITIES } from '../api/destinations';
import { CopyLine } from '../parts/CopyLine';
import { Failure } from '../parts/Failure';
import style from './Settings.module.css';

interface Needs {
  title: string;
  address: string;
  example: string;
  secret?: string;
}

const NEEDS: Record<Form, Needs> = {
  webhook: { title: 'Webhook', address: 'Address', example: 'https://siem.example/gatehouse' },
  slack: {
    title: 'Slack',
    address: 'Incoming webhook',
    example: 'https://hooks.slack.com/services/…',
  },
  teams: { title: 'Teams', address: 'Webhook of a workflow', example: 'https://….logic.azure.com/…' },
  pagerduty: {
    title: 'PagerDuty',
    address: 'Address, empty for events.pagerduty.com',
    example: 'https://events.eu.pagerduty.com/v2/enqueue',
    secret: 'Routing key',
  },
  mail: {
    title: 'Mail',
    address: 'Mail server',
    example: 'smtps://mail.example:465',
    secret: 'User:password, empty for none',
  },
  syslog: { title: 'Syslog', address: 'Server, spoken to over TLS', example: 'syslog://log.example:6514' },
};

const list = (text: string) =>
  text
    .split(/[\s,]+/)
    .map((one) => one.trim())
    .filter(Boolean);

/** Asks for what a destination of the chosen form needs, and adds it. */
export function AddDestination({ done }: { done: () => void }) {
  const client = useQueryClient();
  const [form, setForm] = useState<Form>('webhook');
  const [fields, setFields] = useState<Record<string, string>>({ least: 'high' });
  const add = useMutation({
    mutationFn: addDestination,
    onSuccess: () => client.invalidateQueries({ queryKey: ['destinations'] }),
  });
  const needs = NEEDS[form];
  const field = (name: string) => fields[name] ?? '';
  const set = (name: string) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setFields((before) => ({ ...before, [name]: value }));
  };
  function submit(event: FormEvent) {
    event.preventDefault();
    add.mutate({
      name: field('name').trim(),
      form,
      address: field('address').trim() || undefined,
      secret: field('secret').trim() || undefined,
      receivers: form === 'mail' ? list(`${field('from')} ${field('to')}`) : undefined,
      least: field('least'),
      rules: list(field('rules')),
      resources: list(field('resources')),
      quiet: field('quiet').trim() || undefined,
    });
  }
  if (add.data) {
    return (
      <div className={style.form}>
        <p>It is told from now on; of what happened before it hears nothing.</p>
        {add.data.secret && (
          <>
            <CopyLine label="Signing secret" value={add.data.secret} />
            <p>Its messages are signed with it, as Standard Webhooks say. It is shown this once.</p>
          </>
        )}
        <Button onClick={done}>Done</Button>
      </div>
    );
  }
  return (
    <form className={style.form} onSubmit={submit}>
      <NativeSelect
        label="What it is"
        data-autofocus
        data={FORMS.map((value) => ({ value, label: NEEDS[value].title }))}
        value={form}
        onChange={(e) => setForm(e.currentTarget.value as Form)}
      />
      <TextInput
        label="Name"
        description="Small letters, digits and -."
        required
        maxLength={63}
        value={field('name')}
        onChange={set('name')}
      />
      <TextInput
        label={needs.address}
        placeholder={needs.example}
        required={form !== 'pagerduty'}
        value={field('address')}
        onChange={set('address')}
      />
      {needs.secret && (
        <PasswordInput label={needs.secret} value={field('secret')} onChange={set('secret')} />
      )}
      {form === 'mail' && (
        <>
          <TextInput label="From" type="email" required value={field('from')} onChange={set('from')} />
          <TextInput
            label="To"
            description="One or more addresses."
            required
            value={field('to')}
            onChange={set('to')}
          />
        </>
      )}
      <NativeSelect
        label="Hears of"
        data={SEVERITIES.map((value) => ({
          value,
          label: value === 'critical' ? value : `${value} and worse`,
        }))}
        value={field('least')}
        onChange={set('least')}
      />
      <TextInput
        label="Only these detections and checks"
        description="Names, * for any letters; empty for all."
        placeholder="github-* vault-*"
        value={field('rules')}
        onChange={set('rules')}
      />
      <TextInput
        label="Only about these resources"
        description="Patterns; empty for all."
        placeholder="github/acme/payments/**"
        value={field('resources')}
        onChange={set('resources')}
      />
      <TextInput
        label="Quiet hours"
        description="Then it only hears of what is critical; the rest comes when they end."
        placeholder="22:00-07:00 Europe/Berlin"
        value={field('quiet')}
        onChange={set('quiet')}
      />
      {add.error && <Failure error={add.error} />}
      <Button type="submit" loading={add.isPending} disabled={!field('name').trim()}>
        Add it
      </Button>
    </form>
  );
}
