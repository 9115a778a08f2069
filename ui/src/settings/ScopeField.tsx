import { TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { readScope, showScope } from './scope';

interface Props {
  label: string;
  scope: string[];
  change: (scope: string[]) => void;
}

/** The sources of somebody in a list; what is typed counts once it is entered or left. */
export function ScopeField({ label, scope, change }: Props) {
  const shown = showScope(scope);
  const [typed, setTyped] = useState(shown);
  function enter(form?: FormEvent) {
    form?.preventDefault();
    const wanted = readScope(typed);
    if (showScope(wanted) !== shown) change(wanted);
  }
  return (
    <form onSubmit={enter}>
      <TextInput
        size="xs"
        aria-label={label}
        placeholder="all"
        value={typed}
        onChange={(e) => setTyped(e.currentTarget.value)}
        onBlur={() => enter()}
      />
    </form>
  );
}
