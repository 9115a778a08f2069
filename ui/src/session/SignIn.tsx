import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Problem } from '../api/request';
import { beginSignOn, readEntry, type Session, signIn } from '../api/session';
import { GateMark } from '../parts/GateMark';
import style from './SignIn.module.css';
import { placeToGoTo } from './signOn';

const SECOND_FACTOR = 'urn:gatehouse:second-factor';

interface Props {
  /** True when a one-time link was followed that no longer opens. */
  linkSpent: boolean;
  /** Why the identity provider's answer let nobody in. */
  refused?: string | undefined;
  entered: (session: Session) => void;
}

/** Sign-in through the identity provider, or by name and password; on the first start, the making of the first
 * administrator. */
export function SignIn({ linkSpent, refused, entered }: Props) {
  const entry = useQuery({ queryKey: ['entry'], queryFn: readEntry, retry: false });
  const first = entry.data?.first_administrator ?? false;
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [token, setToken] = useState('');
  const [refusal, setRefusal] = useState(refused);
  const [busy, setBusy] = useState(false);
  const [code, setCode] = useState('');
  const [codeAsked, setCodeAsked] = useState(false);
  const [byPassword, setByPassword] = useState(false);
  const provider = entry.data?.provider ?? '';
  const away = provider !== '' && !first && !byPassword;

  const fail = (problem: unknown) => {
    setRefusal(problem instanceof Problem ? problem.detail || problem.title : String(problem));
    setBusy(false);
  };

  async function signOn() {
    setBusy(true);
    setRefusal(undefined);
    try {
      const { address } = await beginSignOn(placeToGoTo(window.location));
      window.location.assign(address);
    } catch (problem) {
      fail(problem);
    }
  }

  async function submit(form: FormEvent) {
    form.preventDefault();
    setBusy(true);
    setRefusal(undefined);
    try {
      const more = first ? { token: token.trim() } : codeAsked ? { code: code.trim() } : {};
      entered(await signIn({ name, password, ...more }));
    } catch (problem) {
      const asks = problem instanceof Problem && problem.type === SECOND_FACTOR;
      if (asks) setCodeAsked(true);
      // The first time nothing was wrong yet.
      if (asks && !codeAsked) setBusy(false);
      else fail(problem);
    }
  }

  if (entry.isPending) return <div className={style.waiting} aria-busy="true" />;
  return (
    <main className={style.page}>
      <form className={style.card} onSubmit={(form) => void submit(form)}>
        <div className={style.title}>
          <GateMark size={28} />
          <h1>Gatehouse</h1>
        </div>
        {linkSpent && (
          <p className={style.note} role="status">
            This link has been used or is too old. Each link opens once; the server prints a fresh one when it
            starts.
          </p>
        )}
        {first && (
          <>
            <p>
              Nobody has signed in yet. Make the first administrator with the token that the server printed.
            </p>
            <TextInput
              label="Token of the first start"
              description="In the server's terminal, valid for 30 minutes after it started."
              autoComplete="one-time-code"
              required
              value={token}
              onChange={(e) => setToken(e.currentTarget.value)}
            />
          </>
        )}
        {refusal && (
          <p className={style.refusal} role="alert">
            {refusal}
          </p>
        )}
        {away ? (
          <>
            <Button loading={busy} onClick={() => void signOn()}>
              Sign in with {provider}
            </Button>
            <Button variant="subtle" onClick={() => setByPassword(true)}>
              Sign in with a password
            </Button>
          </>
        ) : (
          <>
            <TextInput
              label="Name"
              autoComplete="username"
              required
              value={name}
              onChange={(e) => setName(e.currentTarget.value)}
            />
            <PasswordInput
              label="Password"
              autoComplete={first ? 'new-password' : 'current-password'}
              required
              value={password}
              onChange={(e) => setPassword(e.currentTarget.value)}
            />
            {codeAsked && (
              <TextInput
                label="Code"
                description="From your authenticator, or one of your recovery codes."
                autoComplete="one-time-code"
                autoFocus
                required
                value={code}
                onChange={(e) => setCode(e.currentTarget.value)}
              />
            )}
            <Button type="submit" loading={busy}>
              {first ? 'Make administrator and sign in' : 'Sign in'}
            </Button>
          </>
        )}
      </form>
    </main>
  );
}
