import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  acknowledge,
  assign,
  type Disposition,
  type Finding,
  reopen,
  resolve,
  suppress,
} from '../api/findings';
import { ask, type Role } from '../api/questions';
import { dispositionName } from './words';

/** What was decided last, and how to take it back. */
export interface Decided {
  says: string;
  undo?: () => void;
}

/** Takes decisions about findings, and remembers the last so that it can be taken back. */
export function useDeciding() {
  const client = useQueryClient();
  const [last, setLast] = useState<Decided>();
  const decision = useMutation({
    mutationFn: (take: () => Promise<Decided>) => take(),
    onSuccess: (decided) => {
      setLast(decided);
      return client.invalidateQueries();
    },
    // What has become otherwise is read again, so that the next decision is about what stands.
    onError: () => client.invalidateQueries(),
  });
  const taken = (then?: () => void) => (then ? { onSuccess: then } : {});
  const open = (finding: Finding, why: string, then?: () => void) =>
    decision.mutate(async () => {
      await reopen(finding, why);
      return { says: 'Opened again.' };
    }, taken(then));
  return {
    last,
    error: decision.error,
    pending: decision.isPending,
    /** Forgets why the last was not taken. */
    forget: decision.reset,
    acknowledge: (finding: Finding) =>
      decision.mutate(async () => {
        await acknowledge(finding);
        return { says: 'Acknowledged; it is yours.' };
      }),
    assign: (finding: Finding, to: string) =>
      decision.mutate(async () => {
        const given = await assign(finding, to);
        return { says: given.assigned ? `Given to ${given.assigned.name}.` : 'Nobody looks after it now.' };
      }),
    resolve: (finding: Finding, disposition: Disposition, reason: string, then?: () => void) =>
      decision.mutate(async () => {
        const closed = await resolve(finding, disposition, reason);
        return {
          says: `Resolved as ${dispositionName(disposition)}.`,
          undo: () => open(closed, 'Undone.'),
        };
      }, taken(then)),
    reopen: open,
    ask: (finding: Finding, role: Role, through: string, then?: () => void) =>
      decision.mutate(async () => {
        const asked = await ask(finding.key, role, through);
        const names = asked.whom.map((one) => one.name).join(', ');
        return {
          says: asked.problem
            ? `Asked ${names}, but it could not be sent: ${asked.problem}. They find it under Questions to you.`
            : `Asked ${names}.`,
        };
      }, taken(then)),
    suppress: (asked: Parameters<typeof suppress>[0], then?: () => void) =>
      decision.mutate(async () => {
        const made = await suppress(asked);
        return { says: `Suppressed until ${made.until.slice(0, 10)}; it is still counted.` };
      }, taken(then)),
  };
}

export type Deciding = ReturnType<typeof useDeciding>;
