import { Button } from '@mantine/core';
import { IconDownload, IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type Proof, readProof } from '../api/events';
import { type Checkpoint, parseCheckpoint } from '../merkle/checkpoint';
import { bytesOf, leafHash, verifyInclusion } from '../merkle/proof';
import { Failure } from '../parts/Failure';
import { count } from '../time/format';
import style from './EventDrawer.module.css';

/** That this event stands in the journal, recomputed here in the browser. */
export function EventProof({ id }: { id: string }) {
  const proof = useQuery({
    queryKey: ['event', id, 'proof'],
    queryFn: async ({ signal }) => {
      const answer = await readProof(id, signal);
      return { answer, checkpoint: parseCheckpoint(answer.checkpoint), holds: await holds(answer) };
    },
  });
  if (proof.error) return <Failure error={proof.error} retry={() => void proof.refetch()} />;
  if (!proof.data) return <p role="status">Recomputing…</p>;
  return <ProofShown id={id} {...proof.data} />;
}

function ProofShown({
  id,
  answer,
  checkpoint,
  holds: good,
}: {
  id: string;
  answer: Proof;
  checkpoint: Checkpoint;
  holds: boolean;
}) {
  const file = `data:application/octet-stream;charset=utf-8,${encodeURIComponent(answer.text)}`;
  return (
    <div className={style.proof}>
      <p className={good ? style.holds : style.broken}>
        {good ? <IconShieldCheck size={18} aria-hidden /> : <IconShieldX size={18} aria-hidden />}
        {good
          ? 'This event is in the journal. Your browser recomputed the path to the signed root.'
          : 'The path does not lead to the signed root. Do not rely on this event before it is explained.'}
      </p>
      <dl className={style.proofFields}>
        <dt>Position</dt>
        <dd>
          {count(answer.index)} of {count(checkpoint.size)}
        </dd>
        <dt>Journal</dt>
        <dd>
          <code>{checkpoint.origin}</code>
        </dd>
        <dt>Root</dt>
        <dd>
          <code>{checkpoint.root}</code>
        </dd>
        <dt>Path</dt>
        <dd>{answer.path.length} hashes</dd>
      </dl>
      <Button
        component="a"
        href={file}
        download={`event-${id}.tlog-proof`}
        size="compact-sm"
        variant="default"
        leftSection={<IconDownload size={14} aria-hidden />}
      >
        Save the proof, to check it without this server
      </Button>
    </div>
  );
}

async function holds(proof: Proof): Promise<boolean> {
  const { size, root } = parseCheckpoint(proof.checkpoint);
  const leaf = await leafHash(bytesOf(proof.leaf));
  return verifyInclusion(leaf, proof.index, size, proof.path.map(bytesOf), bytesOf(root));
}
