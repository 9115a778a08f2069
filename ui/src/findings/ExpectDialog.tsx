import { Progress } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Expectation, type Finding, readExpectation } from '../api/findings';
import { readModel, replayDraft } from '../api/model';
import { CopyLine } from '../parts/CopyLine';
import { DataText } from '../parts/DataText';
import { Failure } from '../parts/Failure';
import style from './Findings.module.css';

/** What the access model would have to say for a finding's events to be expected, and what that would do to
 * everything that happened; to be taken, never written. */
export function ExpectDialog({ finding }: { finding: Finding }) {
  const expectation = useQuery({
    queryKey: ['expectation', finding.key],
    queryFn: () => readExpectation(finding.key),
  });
  if (expectation.error) return <Failure error={expectation.error} />;
  if (!expectation.data) return <p role="status">Looking what it would take…</p>;
  const { text, left_out } = expectation.data;
  return (
    <div className={style.form}>
      {text ? (
        <>
          <p>
            Put this into the folder of the access model, once somebody has read it. Nothing is written for
            you.
          </p>
          <CopyLine label="The least that covers the events" value={text} />
          <Would expectation={expectation.data} />
        </>
      ) : (
        <p>There is nothing to propose.</p>
      )}
      {left_out.length > 0 && (
        <ul className={style.plain}>
          {left_out.map((why) => (
            <li key={why}>{why}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Would({ expectation }: { expectation: Expectation }) {
  const [progress, setProgress] = useState(0);
  const replay = useQuery({
    queryKey: ['expectation-replay', expectation.name, expectation.text],
    queryFn: async () => {
      const { files } = await readModel();
      const heard = { sentence: 'would change nothing' };
      await replayDraft([...files, { name: `draft/${expectation.name}`, text: expectation.text }], (line) => {
        heard.sentence = line.sentence ?? heard.sentence;
        setProgress(line.progress);
      });
      return heard.sentence;
    },
    retry: false,
  });
  if (replay.error) return <Failure error={replay.error} />;
  if (!replay.data) return <Progress value={progress * 100} aria-label="Replaying" />;
  return (
    <p>
      <strong>
        <DataText value={`It ${replay.data}.`} max={600} />
      </strong>
    </p>
  );
}
