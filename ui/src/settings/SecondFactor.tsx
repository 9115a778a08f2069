import { Button, Modal, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { QRCodeSVG } from 'qrcode.react';
import { type FormEvent, type ReactNode, useState } from 'react';
import {
  beginSecondFactor,
  confirmSecondFactor,
  readSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
} from '../api/secondFactor';
import { CopyLine } from '../parts/CopyLine';
import { Failure } from '../parts/Failure';
import { Ago } from '../parts/Time';
import style from './Settings.module.css';

const QR_PIXELS = 176;

type Doing = 'on' | 'codes' | 'off';

const TITLES: Record<Doing, string> = {
  on: 'Turn on the second factor',
  codes: 'Other recovery codes',
  off: 'Turn off the second factor',
};

/** The second factor of one's own account, where it has a password here. */
export function SecondFactor() {
  const [doing, setDoing] = useState<Doing>();
  const client = useQueryClient();
  const factor = useQuery({ queryKey: ['second-factor'], queryFn: readSecondFactor });
  const done = () => {
    setDoing(undefined);
    for (const key of ['second-factor', 'sessions', 'users'])
      void client.invalidateQueries({ queryKey: [key] });
  };
  if (factor.data && !factor.data.available) return null;
  return (
    <section className={style.card} aria-labelledby="second-factor">
      <div className={style.cardHead}>
        <h2 id="second-factor">Second factor</h2>
        {factor.data?.on && (
          <div className={style.doings}>
            <Button variant="default" onClick={() => setDoing('codes')}>
              Other recovery codes
            </Button>
            <Button variant="default" onClick={() => setDoing('off')}>
              Turn off
            </Button>
          </div>
        )}
        {factor.data && !factor.data.on && (
          <Button variant="default" onClick={() => setDoing('on')}>
            Turn on
          </Button>
        )}
      </div>
      {factor.error && <Failure error={factor.error} retry={() => void factor.refetch()} />}
      {factor.data?.on && (
        <p>
          On since <Ago iso={factor.data.since} />. {factor.data.recovery_codes_left} recovery codes are left.
        </p>
      )}
      {factor.data && !factor.data.on && (
        <p>Your password alone opens this account. An authenticator on your phone makes it take both.</p>
      )}
      <Modal opened={doing !== undefined} onClose={done} title={doing && TITLES[doing]}>
        {doing === 'on' && <TurnOn done={done} />}
        {doing === 'codes' && <Renew done={done} />}
        {doing === 'off' && <TurnOff done={done} />}
      </Modal>
    </section>
  );
}

function TurnOn({ done }: { done: () => void }) {
  const [password, setPassword] = useState('');
  const begin = useMutation({ mutationFn: beginSecondFactor });
  const confirm = useMutation({ mutationFn: confirmSecondFactor });
  if (confirm.data) return <RecoveryCodes codes={confirm.data} done={done} />;
  if (!begin.data) {
    return (
      <form
        className={style.form}
        onSubmit={(form) => {
          form.preventDefault();
          begin.mutate(password);
        }}
      >
        <PasswordInput
          label="Your password"
          data-autofocus
          required
          autoComplete="current-password"
          value={password}
          onChange={(e) => setPassword(e.currentTarget.value)}
        />
        {begin.error && <Failure error={begin.error} />}
        <Button type="submit" loading={begin.isPending} disabled={!password}>
          Go on
        </Button>
      </form>
    );
  }
  return (
    <CodeForm
      label="The code it shows"
      action="Turn on"
      send={confirm.mutate}
      busy={confirm.isPending}
      error={confirm.error}
    >
      <p>Scan this with your authenticator, or type the secret.</p>
      <QRCodeSVG
        value={begin.data.address}
        size={QR_PIXELS}
        marginSize={4}
        role="img"
        title="The secret for your authenticator"
      />
      <CopyLine label="Secret" value={begin.data.secret} />
    </CodeForm>
  );
}

function Renew({ done }: { done: () => void }) {
  const renew = useMutation({ mutationFn: renewRecoveryCodes });
  if (renew.data) return <RecoveryCodes codes={renew.data} done={done} />;
  return (
    <CodeForm
      label="Code"
      action="Make others"
      send={renew.mutate}
      busy={renew.isPending}
      error={renew.error}
    >
      <p>Those you have are worth nothing from then on.</p>
    </CodeForm>
  );
}

function TurnOff({ done }: { done: () => void }) {
  const remove = useMutation({ mutationFn: removeSecondFactor, onSuccess: done });
  return (
    <CodeForm
      label="Code"
      action="Turn off"
      send={remove.mutate}
      busy={remove.isPending}
      error={remove.error}
    >
      <p>Your password alone opens this account then.</p>
    </CodeForm>
  );
}

interface CodeProps {
  label: string;
  action: string;
  send: (code: string) => void;
  busy: boolean;
  error: Error | null;
  children: ReactNode;
}

function CodeForm({ label, action, send, busy, error, children }: CodeProps) {
  const [code, setCode] = useState('');
  function submit(form: FormEvent) {
    form.preventDefault();
    send(code.trim());
  }
  return (
    <form className={style.form} onSubmit={submit}>
      {children}
      <TextInput
        label={label}
        data-autofocus
        required
        autoComplete="one-time-code"
        value={code}
        onChange={(e) => setCode(e.currentTarget.value)}
      />
      {error && <Failure error={error} />}
      <Button type="submit" loading={busy} disabled={!code.trim()}>
        {action}
      </Button>
    </form>
  );
}

function RecoveryCodes({ codes, done }: { codes: string[]; done: () => void }) {
  return (
    <div className={style.form}>
      <p>Each of these opens your account once when the authenticator is lost. They are shown this once.</p>
      <CopyLine label="Codes" value={codes.join(' ')} />
      <Button onClick={done}>I have kept them</Button>
    </div>
  );
}
